/// What kinds of characters a text has, and how many words.
struct LetterCounts: Sendable, Hashable {
    private(set) var letters = 0
    private(set) var uppercase = 0
    private(set) var digits = 0
    /// Stretches between white space.
    private(set) var words = 0
    /// Format characters, apart from joiners and soft hyphens, which have honest uses.
    private(set) var invisible = 0
    /// Whether all of the text is ASCII.
    private(set) var isASCII = false

    /// Counts in one pass; most texts are ASCII throughout, which is read byte by byte.
    init(of text: String) {
        var ascii = Self()
        let isASCII = text.utf8.withContiguousStorageIfAvailable { ascii.count(ascii: $0) }
        if isASCII == true {
            self = ascii
            self.isASCII = true
        } else {
            count(text.unicodeScalars)
        }
    }

    private init() {}

    /// - Returns: whether the text is ASCII throughout; if it isn't, the counts are of no use.
    private mutating func count(ascii bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInWord = false
        for byte in bytes {
            if byte > 0x7F { return false }
            let isSpace = byte <= 32
            if !isSpace, !isInWord { words += 1 }
            isInWord = !isSpace
            countASCII(UInt32(byte))
        }
        return true
    }

    private mutating func count(_ scalars: String.UnicodeScalarView) {
        var isInWord = false
        for scalar in scalars {
            let isSpace = scalar.value <= 32 || Self.isWideSpace(scalar.value)
            if !isSpace, !isInWord { words += 1 }
            isInWord = !isSpace
            if scalar.isASCII { countASCII(scalar.value) } else { count(scalar) }
        }
    }

    private mutating func countASCII(_ value: UInt32) {
        if (value | 0x20) &- 0x61 < 26 {
            letters += 1
            if value & 0x20 == 0 { uppercase += 1 }
        } else if value &- 0x30 < 10 {
            digits += 1
        }
    }

    /// Unicode's white space beyond ASCII.
    private static func isWideSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        // Han characters are letters, and texts that have any have many.
        if 0x4E00...0x9FFF ~= scalar.value { return letters += 1 }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter:
            letters += 1
            uppercase += 1
        case .lowercaseLetter, .modifierLetter, .otherLetter: letters += 1
        case .decimalNumber: digits += 1
        case .format where ![0xAD, 0x200C, 0x200D].contains(scalar.value): invisible += 1
        default: break
        }
    }

    /// Upper-case letters among the letters; nil without letters.
    var uppercaseShare: Double? { letters == 0 ? nil : Double(uppercase) / Double(letters) }

    /// Digits among letters and digits; nil without either.
    var digitShare: Double? {
        letters + digits == 0 ? nil : Double(digits) / Double(letters + digits)
    }
}
