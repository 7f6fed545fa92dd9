/// What a sender of a ping says, before anything was checked.
public struct PingRequest: Sendable, Hashable {
    /// In which way it was sent.
    public var kind: SubmissionKind
    /// The page that is said to link here, its title and excerpt if they were sent.
    public var source: Submission.Source
    /// The page that is said to be linked to.
    public var target: String
    /// The sender's IPv4 or IPv6 address.
    public var ip: String?
    /// The sender's User-Agent header.
    public var userAgent: String?

    /// Says what was sent.
    public init(
        kind: SubmissionKind, source: Submission.Source, target: String, ip: String? = nil,
        userAgent: String? = nil
    ) {
        self.kind = kind
        self.source = source
        self.target = target
        self.ip = ip
        self.userAgent = userAgent
    }
}
