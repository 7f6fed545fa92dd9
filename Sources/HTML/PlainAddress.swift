/// A web address as nearly all are written, `http://host/path?query#fragment` with a lower-case host
/// of ASCII: nothing in it needs to be decoded, so it is only cut.
struct PlainAddress {
    let isSecure: Bool
    let host: String
    let path: String
    let query: String?
    let fragment: String?

    /// Nil for whatever needs a closer look, which may be an address all the same.
    init?(_ text: String) {
        let cut = text.utf8.withContiguousStorageIfAvailable { Self.cut($0) }
        guard let cut, let cut else { return nil }
        self = cut
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, isSecure: Bool, host: Range<Int>) {
        self.isSecure = isSecure
        self.host = Self.text(bytes, host)
        let hash = bytes[host.upperBound...].firstIndex(of: UInt8(ascii: "#"))
        let mark = bytes[host.upperBound..<(hash ?? bytes.count)]
            .firstIndex(of: UInt8(ascii: "?"))
        let path = host.upperBound..<(mark ?? hash ?? bytes.count)
        self.path = path.isEmpty ? "/" : Self.text(bytes, path)
        query = mark.map { Self.text(bytes, ($0 + 1)..<(hash ?? bytes.count)) }
        fragment = hash.map { Self.text(bytes, ($0 + 1)..<bytes.count) }
    }

    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> Self? {
        let isSecure = bytes.starts(with: "https://".utf8)
        guard isSecure || bytes.starts(with: "http://".utf8),
            let host = host(in: bytes, from: isSecure ? 8 : 7),
            bytes[host.upperBound...].allSatisfy({ $0 > 0x20 })
        else { return nil }
        return Self(bytes, isSecure: isSecure, host: host)
    }

    /// The range of a host of letters, digits, hyphens and points that is neither a number nor has an
    /// encoded label.
    private static func host(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var label = start
        var index = start
        scan: while index < bytes.count {
            switch bytes[index] {
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): break
            case UInt8(ascii: "."): label = index + 1
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): break scan
            default: return nil
            }
            // An encoded label begins with "xn--".
            let isDoubled = bytes[index] == 0x2D && index > label && bytes[index - 1] == 0x2D
            if isDoubled { return nil }
            index += 1
        }
        guard index > start, label < index, 0x61...0x7A ~= bytes[label] else { return nil }
        return start..<index
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}
