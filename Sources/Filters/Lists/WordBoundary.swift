/// Tells where words begin and end in UTF-8.
enum WordBoundary {
    /// Whether no letter, digit, mark or underscore stands right beside a range on a side where
    /// the range itself has one.
    static func surrounds(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        isEdge(before: range.lowerBound, in: bytes) && isEdge(before: range.upperBound, in: bytes)
    }

    /// Whether the characters on the two sides of an offset aren't both parts of words.
    private static func isEdge(before offset: Int, in bytes: [UInt8]) -> Bool {
        guard offset > 0, offset < bytes.count else { return true }
        guard isWord(scalar(startingAt: offset, in: bytes)) else { return true }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return !isWord(scalar(startingAt: start, in: bytes))
    }

    private static func scalar(startingAt start: Int, in bytes: [UInt8]) -> Unicode.Scalar {
        let byte = bytes[start]
        if byte < 0x80 { return Unicode.Scalar(byte) }
        let slice = bytes[start...].prefix(4)
        return String(decoding: slice, as: UTF8.self).unicodeScalars.first ?? " "
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "_" || (scalar.value | 0x20) &- 0x61 < 26 || scalar.value &- 0x30 < 10
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber, .connectorPunctuation:
            return true
        default: return false
        }
    }
}
