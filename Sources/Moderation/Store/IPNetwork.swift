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
        guard let address = parts.first, address.utf8.count <= 45,
            let (number, isShort) = Self.address(address)
        else { return nil }
        var bits = 128
        if parts.count == 2 {
            guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ $0 &- 48 < 10 }),
                let length = Int(parts[1]), length <= (isShort ? 32 : 128)
            else { return nil }
            bits = isShort ? 96 + length : length
        }
        self.bits = bits
        first = number & Self.mask(bits)
    }

    /// Whether all addresses of the other are in this one.
    public func contains(_ other: IPNetwork) -> Bool {
        other.bits >= bits && other.first & Self.mask(bits) == first
    }

    /// Whether an address is in it; nothing that is no address is.
    public func contains(_ address: some StringProtocol) -> Bool {
        guard let (number, _) = Self.address(address) else { return false }
        return number & Self.mask(bits) == first
    }

    /// The widest of the networks that one sender usually owns (`/24`, `/64`) that holds this one;
    /// nil if it is larger than that.
    public var usual: IPNetwork? {
        let isShort = bits >= 96 && first >> 32 == 0xFFFF
        let usual = isShort ? 120 : 64
        return bits >= usual ? IPNetwork(first: first & Self.mask(usual), bits: usual) : nil
    }

    private init(first: UInt128, bits: Int) {
        self.first = first
        self.bits = bits
    }

    /// The network's bits and their number, for those who keep them.
    public var key: String { "\(String(first, radix: 16))/\(bits)" }

    private static func mask(_ bits: Int) -> UInt128 {
        bits == 0 ? 0 : ~((UInt128.max >> 1) >> UInt128(bits - 1))
    }

    private static func address(_ text: some StringProtocol) -> (UInt128, isShort: Bool)? {
        let bytes = Array(text.utf8)
        if bytes.contains(UInt8(ascii: ":")) {
            guard let number = long(String(text)) else { return nil }
            return (number, number >> 32 == 0xFFFF && !bytes.isEmpty && bytes.contains(46))
        }
        return short(text[...]).map { (0xFFFF_0000_0000 | UInt128($0), true) }
    }

    private static func short(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ $0 &- 48 < 10 }),
                let octet = UInt8(part), part.utf8.count == 1 || part.utf8.first != 48
            else { return nil }
            number = number << 8 | UInt32(octet)
        }
        return number
    }

    private static func long(_ text: String) -> UInt128? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        guard let head = groups(halves[0]) else { return nil }
        if halves.count == 1 { return head.count == 8 ? joined(head) : nil }
        guard let tail = groups(halves[1]), head.count + tail.count <= 7 else { return nil }
        let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
        return joined(head + zeros + tail)
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            if place == parts.count - 1, part.utf8.contains(46) {
                guard let number = short(part) else { return nil }
                groups += [UInt16(number >> 16), UInt16(number & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16),
                    part.utf8.first != 43
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}
