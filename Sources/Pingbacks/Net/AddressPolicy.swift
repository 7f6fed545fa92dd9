/// Which addresses may be connected to: those of the public internet, and no others.
///
/// It is asked about the address of each socket before it connects, so it does not matter how often
/// a name is resolved, or to what.
public struct AddressPolicy: Sendable {
    /// One address and port that is allowed whatever it is; for tests alone.
    public struct Exception: Sendable, Hashable {
        /// The address.
        public var address: NetworkAddress
        /// The port.
        public var port: UInt16

        /// Allows one port of an address.
        public init(address: NetworkAddress, port: UInt16) {
            self.address = address
            self.port = port
        }

        /// Reads `127.0.0.1:8000` or `[::1]:8000`.
        public init?(_ text: String) {
            guard let colon = text.lastIndex(of: ":"),
                let port = UInt16(text[text.index(after: colon)...])
            else { return nil }
            var host = text[..<colon]
            if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
            guard let address = NetworkAddress(String(host)) else { return nil }
            self.init(address: address, port: port)
        }
    }

    /// Ports that may be connected to.
    public var ports: Set<UInt16>
    /// What tests may reach besides.
    public var exceptions: Set<Exception>

    /// Allows ports 80 and 443 of public addresses.
    ///
    /// - Parameters:
    ///   - ports: Allowed besides 80 and 443.
    ///   - exceptions: What tests may reach besides; never filled from a configuration file.
    public init(ports: Set<UInt16> = [], exceptions: Set<Exception> = []) {
        self.ports = ports.union([80, 443])
        self.exceptions = exceptions
    }

    /// Whether a socket may connect there.
    public func allows(_ address: NetworkAddress, port: UInt16) -> Bool {
        if exceptions.contains(Exception(address: address, port: port)) { return true }
        return ports.contains(port) && Self.isPublic(address)
    }

    /// Whether a URL may name this port; the port of any exception may be named.
    public func allows(port: UInt16) -> Bool {
        ports.contains(port) || exceptions.contains { $0.port == port }
    }

    /// Whether an address is one of the public internet, and not within another's disguise.
    ///
    /// Of IPv6 only global unicast is (RFC 4291), and of NAT64's well-known prefix (RFC 6052) what
    /// leads to a public IPv4 address. Addresses that carry an IPv4 address otherwise (mapped,
    /// compatible, 6to4, Teredo) are refused: no web server is reached by one.
    public static func isPublic(_ address: NetworkAddress) -> Bool {
        if address.bytes.count == 4 { return !refused4.contains { $0.contains(address) } }
        if nat64.contains(where: { $0.contains(address) }) {
            return NetworkAddress(bytes: Array(address.bytes[12...])).map(isPublic) ?? false
        }
        return global.contains { $0.contains(address) }
            && !refused6.contains { $0.contains(address) }
    }

    /// IANA's special-purpose registry for IPv4 (RFC 6890), multicast, and a cloud's own services.
    private static let refused4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
    ].compactMap(AddressBlock.init)

    private static let global = ["2000::/3"].compactMap(AddressBlock.init)

    /// What is special within global unicast: Teredo, ORCHID and the rest of IETF's block,
    /// documentation, 6to4, AS112, and documentation again (RFC 9637).
    private static let refused6 = [
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    ].compactMap(AddressBlock.init)

    private static let nat64 = ["64:ff9b::/96"].compactMap(AddressBlock.init)
}
