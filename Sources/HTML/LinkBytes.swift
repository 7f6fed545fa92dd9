/// Which bytes belong to links.
enum LinkBytes {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    private static let schemes = ["https", "http", "hxxps", "hxxp", "ftp"].map { Array($0.utf8) }

    @inline(__always)
    static func isSlash(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x5C }

    @inline(__always)
    static func isLabel(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    @inline(__always)
    static func isHost(_ byte: UInt8) -> Bool {
        isLabel(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }

    /// Where the scheme before a colon begins, whatever is glued to its front.
    static func schemeStart(before colon: Int, in bytes: Bytes) -> Int? {
        for scheme in schemes where colon >= scheme.count {
            let start = colon - scheme.count
            if (0..<scheme.count).allSatisfy({ bytes[start + $0] | 0x20 == scheme[$0] }) {
                return start
            }
        }
        return nil
    }

    /// Where a URL ends whose rest begins at `start`: at white space, quotes, angle or square
    /// brackets, before trailing punctuation and closing brackets that it did not open.
    static func urlEnd(in bytes: Bytes, from start: Int) -> Int {
        var end = start
        // An IPv6 host is the one place for square brackets.
        if end < bytes.count, bytes[end] == 0x5B {
            while end < bytes.count, bytes[end] != 0x5D, !isDelimiter(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == 0x5D { end += 1 } else { end = start }
        }
        var isFirstLabel = true
        while end < bytes.count, !isDelimiter(bytes[end]), bytes[end] != 0x5B, bytes[end] != 0x5D {
            if isWideDelimiter(in: bytes, at: end) {
                guard isFirstLabel, end > start, isWideDot(in: bytes, at: end) else { break }
                end += 2
            }
            if bytes[end] == 0x2E || isSlash(bytes[end]) { isFirstLabel = false }
            end += 1
        }
        return trimmedEnd(in: bytes, from: start, to: end)
    }

    /// Whether an ideographic or full-width full stop stands before a letter, as in `evil。com`.
    /// IDNA reads it as a dot; behind a host that has one already it ends the sentence.
    private static func isWideDot(in bytes: Bytes, at index: Int) -> Bool {
        guard index + 3 < bytes.count, isLabel(bytes[index + 3]) else { return false }
        let scalar = bytes[index...(index + 2)]
        return scalar.elementsEqual([0xE3, 0x80, 0x82]) || scalar.elementsEqual([0xEF, 0xBC, 0x8E])
            || scalar.elementsEqual([0xEF, 0xBD, 0xA1])
    }

    @inline(__always)
    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60
            || byte == 0x7F || byte == 0x7C || byte == 0x7B || byte == 0x7D || byte == 0x5E
    }

    /// Spaces, zero-width characters, quotation marks, and CJK and full-width punctuation.
    private static func isWideDelimiter(in bytes: Bytes, at index: Int) -> Bool {
        guard bytes[index] >= 0xC2, index + 1 < bytes.count else { return false }
        let first = bytes[index]
        let second = bytes[index + 1]
        if first == 0xC2 { return second == 0xA0 || second == 0xAB || second == 0xBB }
        guard index + 2 < bytes.count else { return false }
        let third = bytes[index + 2]
        switch (first, second) {
        case (0xE2, 0x80): return third < 0xB0  // U+2000–202F
        case (0xE3, 0x80): return third <= 0x91  // U+3000–3011
        case (0xEF, 0xBC): return third <= 0x8F || third >= 0x9A && third <= 0xA0
        default: return first == 0xEF && second == 0xBB && third == 0xBF
        }
    }

    private static func trimmedEnd(in bytes: Bytes, from start: Int, to limit: Int) -> Int {
        var opened = 0
        for index in start..<limit {
            if bytes[index] == 0x28 { opened += 1 } else if bytes[index] == 0x29 { opened -= 1 }
        }
        var end = limit
        while end > start {
            switch bytes[end - 1] {
            case 0x21, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5F, 0x7E, 0x28:
                if bytes[end - 1] == 0x28 { opened -= 1 }
                end -= 1
            case 0x29 where opened < 0:
                opened += 1
                end -= 1
            default: return end
            }
        }
        return end
    }

    /// The URL of a Markdown link that begins after `](`, and the offset after its `)`.
    static func markdownTarget(in bytes: Bytes, from start: Int) -> (url: Range<Int>, end: Int)? {
        var index = start
        let isAngled = index < bytes.count && bytes[index] == 0x3C
        if isAngled { index += 1 }
        let first = index
        var depth = 0
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x5B, bytes[index] != 0x5D {
            if isAngled, bytes[index] == 0x3E { break }
            if !isAngled, bytes[index] == 0x28 { depth += 1 }
            if !isAngled, bytes[index] == 0x29 {
                if depth == 0 { break }
                depth -= 1
            }
            index += 1
        }
        let url = first..<index
        guard !url.isEmpty, index < bytes.count else { return nil }
        if bytes[index] == 0x29 { return (url, index + 1) }
        // A title, or the angle bracket's end: up to the closing parenthesis of this line.
        let limit = min(bytes.count, index + 300)
        while index < limit, bytes[index] != 0x29, bytes[index] != 0x0A { index += 1 }
        return index < limit && bytes[index] == 0x29 ? (url, index + 1) : nil
    }
}
