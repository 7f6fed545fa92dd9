/// One line of input, without its line feed.
public enum InputLine: Sendable, Hashable {
    /// The bytes of a whole line.
    case bytes([UInt8])
    /// A line that was longer than the limit; its bytes were thrown away as they came.
    case tooLong(byteCount: Int)
    /// The bytes after the last line feed, at the end of input.
    case unterminated([UInt8])

    /// How many bytes it has in memory.
    var byteCount: Int {
        switch self {
        case .bytes(let bytes), .unterminated(let bytes): bytes.count
        case .tooLong: 0
        }
    }
}
