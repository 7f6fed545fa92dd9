import Glibc

/// An IPv4 or IPv6 address; IPv4 inside IPv6 (`::ffff:…`) is IPv4.
public struct IPAddress: Sendable, Hashable {
    /// 4 or 6.
    public let version: Int
    /// The 128 bits as a number; IPv4 stands in the last 32, after `::ffff:`.
    public let number: UInt128

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
        number = bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// The address of a number.
    public init(_ number: UInt128, version: Int) {
        (self.version, self.number) = (version, number)
    }

    /// The address with all but the first bits of the 128 cleared.
    public func masked(to bits: Int) -> IPAddress {
        IPAddress(number & Self.mask(bits), version: version)
    }

    /// Ones for the first bits of the 128.
    static func mask(_ bits: Int) -> UInt128 {
        bits == 0 ? 0 : ~((UInt128.max >> 1) >> UInt128(bits - 1))
    }

    /// The network that one sender usually owns: `203.0.113.0/24`, or the /64 of IPv6.
    public var network: String {
        if version == 4 {
            let octets = [24, 16, 8].map { String(number >> UInt128($0) & 255) }
            return octets.joined(separator: ".") + ".0/24"
        }
        let groups = [112, 96, 80, 64].map { String(number >> UInt128($0) & 0xFFFF, radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
