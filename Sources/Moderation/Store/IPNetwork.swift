/// A network of IPv4 or IPv6 addresses, or a single address; IPv4 inside IPv6 (`::ffff:…`) is IPv4.
public struct IPNetwork: Sendable, Hashable {
    /// The first address, as 128 bits; IPv4 stands in the last 32, after `::ffff:`.
    private let first: UInt128
    /// How many of the 128 bits all its addresses have in common.
    private let bits: Int

    /// Reads `203.0.113.0/24`, `2001:db8::/32` or a single address; nil for anything else.
    ///
    /// Bits of the address behind the prefix don't matter.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let (number, isShort) = parts.first.flatMap({ Self.address($0) }) else { return nil }
        var bits = 128
        if parts.count == 2 {
            guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ $0 &- 48 < 10 }),
                let length = Int(parts[1]), length <= (isShort ? 32 : 128)
            else { return nil }
            bits = isShort ? 96 + length : length
        }
        self.bits = bits
        first = number & IPAddress.mask(bits)
    }

    /// Whether all addresses of the other are in this one.
    public func contains(_ other: IPNetwork) -> Bool {
        other.bits >= bits && other.first & IPAddress.mask(bits) == first
    }

    /// Whether an address is in it; nothing that is no address is.
    public func contains(_ address: some StringProtocol) -> Bool {
        guard let (number, _) = Self.address(address) else { return false }
        return number & IPAddress.mask(bits) == first
    }

    /// The widest of the networks that one sender usually owns (`/24`, `/64`) that holds this one;
    /// nil if it is larger than that.
    public var usual: IPNetwork? {
        let isShort = bits >= 96 && first >> 32 == 0xFFFF
        let usual = isShort ? 120 : 64
        return bits >= usual ? IPNetwork(first: first & IPAddress.mask(usual), bits: usual) : nil
    }

    private init(first: UInt128, bits: Int) {
        self.first = first
        self.bits = bits
    }

    /// The network's bits and their number, for those who keep them.
    public var key: String { "\(String(first, radix: 16))/\(bits)" }

    /// An address, and whether a prefix behind it counts the bits of IPv4.
    private static func address(_ text: some StringProtocol) -> (UInt128, isShort: Bool)? {
        guard let address = IPAddress(parsing: String(text)) else { return nil }
        return (address.number, address.version == 4 && text.utf8.contains(UInt8(ascii: ".")))
    }
}
