/// A host name that can be asked for: letters, digits, hyphens and underscores between dots.
///
/// Whatever else the DNS could hold, mail has no use for it, and the resolver library would read
/// a backslash as an escape.
public struct DomainName: Sendable, Hashable {
    /// The name in lower case, without a dot at the end.
    public let text: String

    /// Reads a name in ASCII form; nil for anything else, address literals included.
    ///
    /// - Parameter text: Up to 253 bytes in labels of 1 to 63 (RFC 1035 §2.3.4).
    public init?(_ text: String) {
        guard (1...253).contains(text.utf8.count) else { return nil }
        var labelByteCount = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."):
                guard labelByteCount > 0 else { return nil }
                labelByteCount = 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                labelByteCount += 1
                guard labelByteCount <= 63 else { return nil }
            default: return nil
            }
        }
        guard labelByteCount > 0 else { return nil }
        self.text = text.lowercased()
    }

    /// Whether the name must not reach the DNS: `.onion` (RFC 7686) and `.local` (RFC 6762).
    var isKeptFromDNS: Bool {
        ["onion", "local"].contains { text == $0 || text.hasSuffix("." + $0) }
    }
}
