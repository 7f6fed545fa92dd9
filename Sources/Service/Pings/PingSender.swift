/// Who sends a ping, as far as the web server knows.
public struct PingSender: Sendable, Hashable {
    /// The IPv4 or IPv6 address.
    public var ip: String?
    /// The User-Agent header.
    public var userAgent: String?

    /// Names a sender; both may be unknown.
    public init(ip: String? = nil, userAgent: String? = nil) {
        self.ip = ip
        self.userAgent = userAgent
    }
}
