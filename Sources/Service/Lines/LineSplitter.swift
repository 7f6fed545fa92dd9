/// Cuts a stream of bytes into lines, never holding more than one line of the greatest length.
public struct LineSplitter: Sendable {
    /// The greatest length of a line, in bytes without the line feed.
    public let maximumByteCount: Int
    private var pending: [UInt8] = []
    /// Bytes of an over-long line seen so far; 0 while no such line is being skipped.
    private var skipped = 0

    /// Cuts into lines of at most `maximumByteCount` bytes.
    public init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// The lines that end within `chunk`.
    public mutating func lines(in chunk: UnsafeRawBufferPointer) -> [InputLine] {
        var lines: [InputLine] = []
        var rest = chunk[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            take(rest[rest.startIndex..<end])
            lines.append(completed())
            rest = rest[(end + 1)...]
        }
        take(rest)
        return lines
    }

    /// What is left at the end of input; nil if it ended with a line feed.
    public mutating func end() -> InputLine? {
        if skipped > 0 { return completed() }
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return .unterminated(pending)
    }

    private mutating func take(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if skipped > 0 {
            skipped += bytes.count
        } else if pending.count + bytes.count > maximumByteCount {
            skipped = pending.count + bytes.count
            pending = []
        } else {
            pending += bytes
        }
    }

    private mutating func completed() -> InputLine {
        defer {
            pending = []
            skipped = 0
        }
        return skipped > 0 ? .tooLong(byteCount: skipped) : .bytes(pending)
    }
}
