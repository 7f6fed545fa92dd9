/// Why a text is not the JSON we accept, and where.
public struct JSONError: Error, Sendable, Hashable {
    /// What is wrong: lower case, no full stop, on one line; quoted input is escaped and cut short.
    public let message: String
    /// The line of the offending character, counted from 1; lines end with U+000A.
    public let line: Int
    /// The place in that line, counted from 1 in Unicode scalars.
    public let column: Int
    /// The offset of the offending byte from the start of the text, counted from 0 in bytes.
    /// It equals the length of the text where that ended too early.
    public let utf8Offset: Int

    /// An error at a known place.
    public init(message: String, line: Int, column: Int, utf8Offset: Int) {
        self.message = message
        self.line = line
        self.column = column
        self.utf8Offset = utf8Offset
    }

    /// An error at an offset of `bytes`; line and column are counted from there.
    init(_ message: String, at offset: Int, of bytes: UnsafeBufferPointer<UInt8>) {
        let offset = min(max(offset, 0), bytes.count)
        var line = 1
        var column = 1
        for byte in bytes[..<offset] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(message: message, line: line, column: column, utf8Offset: offset)
    }
}

extension JSONError: CustomStringConvertible {
    /// `LINE:COLUMN: message`, ready to follow a file name and a colon.
    public var description: String { "\(line):\(column): \(message)" }
}
