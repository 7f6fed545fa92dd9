/// Speaks the languages in which pings are sent, and knows what a page on the web is.
public protocol PingGateway: Sendable {
    /// Takes a ping in and says what became of it; throws what a store throws.
    typealias Receiver = @Sendable (PingRequest) async throws -> PingAnswer

    /// The pair of pages of a ping.
    ///
    /// - Throws: `PingRefusal` if they can't be those of one.
    func pair(of request: PingRequest) throws -> PingPair

    /// Answers the body of an XML-RPC request, `pingback.ping` or a few of them in one
    /// `system.multicall`, with the body of the reply.
    func pingback(_ body: [UInt8], receive: Receiver) async throws -> String

    /// Answers a trackback's form (`url`, `title`, `excerpt`, `blog_name`, `charset`) with XML.
    func trackback(_ form: [UInt8], target: String, receive: Receiver) async throws -> String

    /// Answers a webmention's form (`source`, `target`).
    func webmention(_ form: [UInt8], receive: Receiver) async throws -> WebmentionReply

    /// Answers a webmention by its two fields.
    func webmention(
        source: String, target: String, receive: Receiver
    ) async throws -> WebmentionReply
}

/// The two pages of a ping, in the form in which they are compared and asked for.
public struct PingPair: Sendable, Hashable {
    /// The source as it is asked for.
    public var source: String
    /// What makes two sources the same.
    public var sourceIdentity: String
    /// The source's host in lower-case ASCII.
    public var sourceHost: String
    /// What makes two targets the same.
    public var targetIdentity: String
    /// The target's host in lower-case ASCII.
    public var targetHost: String

    /// Puts a pair together.
    public init(
        source: String, sourceIdentity: String, sourceHost: String, targetIdentity: String,
        targetHost: String
    ) {
        self.source = source
        self.sourceIdentity = sourceIdentity
        self.sourceHost = sourceHost
        self.targetIdentity = targetIdentity
        self.targetHost = targetHost
    }
}

/// What the sender of a webmention is told.
public struct WebmentionReply: Sendable, Hashable {
    /// The status of HTTP: 202 taken, 400 refused, 403 not taken here, 429 later.
    public var status: Int
    /// One sentence in plain text.
    public var message: String
    /// The submission; nil if it was refused.
    public var id: SubmissionID?

    /// Puts a reply together.
    public init(status: Int, message: String, id: SubmissionID? = nil) {
        self.status = status
        self.message = message
        self.id = id
    }
}
