/// Why a pattern was refused.
public struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in lower case, in PCRE2's words where PCRE2 found it.
    public let message: String
    /// Where in the pattern, as a UTF-8 offset of 0 up to and including its length.
    public let utf8Offset: Int
    /// PCRE2's compile error number; 0 if the pattern was refused before PCRE2 saw it.
    public let code: Int

    /// Makes an error; the offset counts UTF-8 bytes of the pattern.
    public init(message: String, utf8Offset: Int, code: Int = 0) {
        self.message = message
        self.utf8Offset = utf8Offset
        self.code = code
    }

    /// The message with its place in the pattern.
    public var description: String { "\(message), at offset \(utf8Offset) of the pattern" }
}
