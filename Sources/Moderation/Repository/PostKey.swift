/// The folder name of a post in the repository: safe on every file system whatever the URL held.
///
/// 1 to 120 characters of `a`–`z`, `0`–`9`, `-`, `_`, `.`, beginning with a letter or digit.
public struct PostKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// The name.
    public var description: String { text }

    /// Accepts a text that already is a key; nil for anything else.
    public init?(_ text: String) {
        guard (1...120).contains(text.utf8.count), let first = text.utf8.first,
            Self.isAlphanumeric(first),
            text.utf8.allSatisfy({ Self.isAlphanumeric($0) || Self.marks.contains($0) })
        else { return nil }
        self.text = text
    }

    /// A key from characters known to be safe.
    init(safe text: String) { self.text = text }

    static let marks: [UInt8] = Array("-_.".utf8)

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Orders keys as a directory listing does.
    public static func < (one: PostKey, other: PostKey) -> Bool { one.text < other.text }
}
