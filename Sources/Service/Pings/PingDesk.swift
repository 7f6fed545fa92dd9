import Foundation
import Moderation

/// Takes pings in: checks what can be told at once, and stores them to be verified.
public struct PingDesk: Sendable {
    /// What the blog says of pings.
    public struct Settings: Sendable, Hashable {
        /// Hosts of the blog, in lower case; any page of theirs may be linked to. Pages that
        /// something was sent to before may be, whatever is said here.
        public var hosts: Set<String> = []
        /// How many may wait.
        public var limits = PingLimits()

        /// No hosts are known, 100 pings wait from one host, 10,000 from all.
        public init() {}
    }

    /// Where pings are remembered.
    public let register: any PingRegister
    private let gateway: any PingGateway
    private let catalog: any SubmissionCatalog
    private let fields: any FieldCheck
    private let clock: any WallClock
    private let makeID: @Sendable (Date) -> SubmissionID
    private let settings: Settings

    /// Puts a desk for pings together.
    public init(
        register: any PingRegister, gateway: any PingGateway, catalog: any SubmissionCatalog,
        fields: any FieldCheck, clock: any WallClock,
        makeID: @escaping @Sendable (Date) -> SubmissionID, settings: Settings = Settings()
    ) {
        self.register = register
        self.gateway = gateway
        self.catalog = catalog
        self.fields = fields
        self.clock = clock
        self.makeID = makeID
        self.settings = settings
    }

    /// Answers the body of an XML-RPC request.
    ///
    /// - Throws: what the store throws; nothing of the call that failed was stored then.
    public func pingback(_ body: [UInt8], from sender: PingSender) async throws -> String {
        try await gateway.pingback(body) { try await receive($0, from: sender) }
    }

    /// Answers a trackback's form, which was sent to the address of `target`.
    ///
    /// - Throws: what the store throws; nothing was stored then.
    public func trackback(
        _ form: [UInt8], target: String, from sender: PingSender
    ) async throws -> String {
        try await gateway.trackback(form, target: target) { try await receive($0, from: sender) }
    }

    /// Answers a webmention's form.
    ///
    /// - Throws: what the store throws; nothing was stored then.
    public func webmention(
        _ form: [UInt8], from sender: PingSender
    ) async throws -> WebmentionReply {
        try await gateway.webmention(form) { try await receive($0, from: sender) }
    }

    /// Answers a webmention by its two fields.
    ///
    /// - Throws: what the store throws; nothing was stored then.
    public func webmention(
        source: String, target: String, from sender: PingSender
    ) async throws -> WebmentionReply {
        try await gateway.webmention(source: source, target: target) {
            try await receive($0, from: sender)
        }
    }

    /// Stores a ping, or says why not.
    private func receive(
        _ request: PingRequest, from sender: PingSender
    ) async throws -> PingAnswer {
        let pair: PingPair
        do { pair = try gateway.pair(of: request) } catch let refusal as PingRefusal {
            return .refused(refusal)
        }
        let submission = Submission(
            kind: request.kind, post: .init(url: request.target), source: request.source,
            ip: sender.ip, userAgent: sender.userAgent)
        if let refusal = refusal(of: submission) { return .refused(refusal) }
        guard try await isOurs(request.target, pair) else {
            return .refused(PingRefusal(.target, "the target is no page of this blog"))
        }
        let now = clock.now()
        let ping = NewPing(id: makeID(now), submission: submission, pair: pair, receivedAt: now)
        return try await register.register(ping, limits: settings.limits)
    }

    private func refusal(of submission: Submission) -> PingRefusal? {
        guard let problem = fields.problems(in: submission).first else { return nil }
        if problem.reason == "not_accepted" { return PingRefusal(.denied, problem.message) }
        let reason: PingRefusal.Reason =
            switch problem.field {
            case "source.url": .source
            case "post.url": .target
            default: .malformed
            }
        return PingRefusal(reason, "\(problem.field): \(problem.message)")
    }

    private func isOurs(_ target: String, _ pair: PingPair) async throws -> Bool {
        if settings.hosts.contains(pair.targetHost) { return true }
        return try await catalog.postKey(forURL: target) != nil
    }
}
