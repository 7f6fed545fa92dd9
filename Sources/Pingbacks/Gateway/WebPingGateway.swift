import Moderation

/// Pingback 1.0, TrackBack and Webmention, as their senders speak them.
public struct WebPingGateway: PingGateway {
    private let policy: AddressPolicy

    /// Calls that one `system.multicall` may hold; more get fault 49 each.
    public static let callLimit = 20

    /// Takes sources whose port `policy` allows.
    public init(policy: AddressPolicy) { self.policy = policy }

    /// The pair of pages of a ping, by what can be told without asking anyone.
    public func pair(of request: PingRequest) throws -> PingPair {
        guard let source = WebURL(request.source.url) else {
            throw PingRefusal(.source, "the source is no http or https URL")
        }
        guard policy.allows(port: source.port) else {
            throw PingRefusal(.source, "the source's port is not asked")
        }
        if let address = Self.address(source.host), !policy.allows(address, port: source.port) {
            throw PingRefusal(.source, "the source is not on the public internet")
        }
        guard let target = WebURL(request.target),
            let targetIdentity = PageIdentity.text(of: target)
        else { throw PingRefusal(.target, "the target is no http or https URL") }
        guard let sourceIdentity = PageIdentity.text(of: source) else {
            throw PingRefusal(.source, "the source is no http or https URL")
        }
        guard sourceIdentity != targetIdentity else {
            throw PingRefusal(.same, "source and target are the same page")
        }
        return PingPair(
            source: source.text, sourceIdentity: sourceIdentity, sourceHost: source.host,
            targetIdentity: targetIdentity, targetHost: target.host)
    }

    /// The address that a host is, if it is one.
    private static func address(_ host: String) -> NetworkAddress? {
        host.hasPrefix("[")
            ? NetworkAddress(String(host.dropFirst().dropLast())) : NetworkAddress(host)
    }
}
