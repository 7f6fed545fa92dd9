/// Tells where words begin and end in UTF-8.
///
/// A letter, digit, mark or underscore goes on with the word before it. Chinese, Japanese, Thai,
/// Lao, Khmer and Burmese are written without spaces, so beside their letters a word may end or
/// begin anywhere, but never before a mark.
enum WordBoundary {
    /// Whether a word may begin and end with a range.
    static func surrounds(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            isEdge(before: range.lowerBound, in: bytes)
                && isEdge(before: range.upperBound, in: bytes)
        }
    }

    private enum Part {
        case none, letter, mark, unspaced
    }

    /// Whether the characters on the two sides of an offset aren't parts of one word.
    private static func isEdge(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset > 0, offset < bytes.count else { return true }
        let next = part(scalar(at: offset, in: bytes))
        if next == .none { return true }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let last = part(scalar(at: start, in: bytes))
        if last == .none { return true }
        if next == .mark { return false }
        return last == .unspaced || next == .unspaced || isUnspacedMark(last, start, bytes)
    }

    /// Whether a mark belongs to a script without spaces.
    private static func isUnspacedMark(
        _ part: Part, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        part == .mark && isUnspaced(scalar(at: start, in: bytes).value)
    }

    private static func scalar(
        at start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Unicode.Scalar {
        let byte = bytes[start]
        if byte < 0x80 { return Unicode.Scalar(byte) }
        let count = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        var value = UInt32(byte) & (0x7F >> UInt32(count))
        for index in (start + 1)..<min(start + count, bytes.count) {
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        return Unicode.Scalar(value) ?? " "
    }

    private static func part(_ scalar: Unicode.Scalar) -> Part {
        if scalar.isASCII {
            let isWord =
                scalar == "_" || (scalar.value | 0x20) &- 0x61 < 26 || scalar.value &- 0x30 < 10
            return isWord ? .letter : .none
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
            return isUnspaced(scalar.value) ? .unspaced : .letter
        default: return .none
        }
    }

    private static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        // Thai, Lao; Burmese; Khmer.
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
        // Kana, Bopomofo, Han; half-width kana.
        case 0x3005...0x3007, 0x3040...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
