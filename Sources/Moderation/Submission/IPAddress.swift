import Glibc

/// An IPv4 or IPv6 address; IPv4 inside IPv6 (`::ffff:…`) is IPv4.
public struct IPAddress: Sendable, Hashable {
    /// 4 or 6.
    public let version: Int
    /// The first 64 of 128 bits in network order; IPv4 stands in the last 32, after `::ffff:`.
    public let high: UInt64
    /// The last 64 bits.
    public let low: UInt64

    /// Reads an address as `inet_pton` does: four decimal numbers, or RFC 4291's text.
    public init?(parsing text: String) {
        // C would end the text at a null.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        let isLong = text.utf8.contains(UInt8(ascii: ":"))
        guard isLong || text.utf8.first.map({ $0 &- 0x30 < 10 }) == true else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if isLong {
            guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
            let isMapped =
                bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255
                && bytes[11] == 255
            version = isMapped ? 4 : 6
        } else {
            var four = [UInt8](repeating: 0, count: 4)
            guard inet_pton(AF_INET, text, &four) == 1 else { return nil }
            bytes.replaceSubrange(10..., with: [255, 255] + four)
            version = 4
        }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private init(version: Int, high: UInt64, low: UInt64) {
        (self.version, self.high, self.low) = (version, high, low)
    }

    /// The address of a number.
    public init(_ number: UInt128, version: Int) {
        self.init(
            version: version, high: UInt64(truncatingIfNeeded: number >> 64),
            low: UInt64(truncatingIfNeeded: number))
    }

    /// The 128 bits as a number.
    public var number: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// The address with all but the first bits of the 128 cleared.
    public func masked(to bits: Int) -> IPAddress {
        IPAddress(
            version: version,
            high: bits >= 64 ? high : high & ~(bits == 0 ? .max : UInt64.max >> UInt64(bits)),
            low: bits >= 128
                ? low : bits <= 64 ? 0 : low & ~(UInt64.max >> UInt64(bits - 64)))
    }

    /// The network that one sender usually owns: `203.0.113.0/24`, or the /64 of IPv6.
    public var network: String {
        if version == 4 {
            let octets = [24, 16, 8].map { String(low >> UInt64($0) & 255) }
            return octets.joined(separator: ".") + ".0/24"
        }
        let groups = [48, 32, 16, 0].map { String(high >> UInt64($0) & 0xFFFF, radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
