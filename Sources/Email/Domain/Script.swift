/// The writing systems that domains are written in (UAX #31, table 5); the others count as none.
enum Script: UInt8, Sendable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, thaana, devanagari, bengali, gurmukhi
    case gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala, thai, lao, tibetan, myanmar
    case georgian, hangul, ethiopic, khmer, hiragana, katakana, bopomofo, han

    /// The script of a letter; nil for digits, marks and what several scripts share.
    init?(of scalar: Unicode.Scalar) {
        guard scalar.properties.isAlphabetic, scalar != "\u{30FC}" else { return nil }
        guard let range = Self.ranges.first(where: { $0.0.contains(scalar.value) }) else {
            return nil
        }
        self = range.1
    }

    /// Whether letters of these scripts may share a label: "highly restrictive", UTS #39 §5.2.
    static func mayMix(_ scripts: Set<Script>) -> Bool {
        guard scripts.count > 1 else { return true }
        let together: [Set<Script>] = [
            [.latin, .han, .hiragana, .katakana], [.latin, .han, .bopomofo],
            [.latin, .han, .hangul],
        ]
        return together.contains { scripts.isSubset(of: $0) }
    }

    private static let ranges: [(ClosedRange<UInt32>, Script)] = [
        (0x0041...0x02AF, .latin), (0x1E00...0x1EFF, .latin), (0x2C60...0x2C7F, .latin),
        (0xA722...0xA7FF, .latin), (0xAB30...0xAB64, .latin), (0x1D00...0x1D25, .latin),
        (0x0370...0x03FF, .greek), (0x1F00...0x1FFF, .greek),
        (0x0400...0x052F, .cyrillic), (0x1C80...0x1C8F, .cyrillic), (0x2DE0...0x2DFF, .cyrillic),
        (0xA640...0xA69F, .cyrillic), (0x0530...0x058F, .armenian), (0x0590...0x05FF, .hebrew),
        (0x0600...0x06FF, .arabic), (0x0750...0x077F, .arabic), (0x0870...0x08FF, .arabic),
        (0x0780...0x07BF, .thaana), (0x0900...0x097F, .devanagari), (0x0980...0x09FF, .bengali),
        (0x0A00...0x0A7F, .gurmukhi), (0x0A80...0x0AFF, .gujarati), (0x0B00...0x0B7F, .oriya),
        (0x0B80...0x0BFF, .tamil), (0x0C00...0x0C7F, .telugu), (0x0C80...0x0CFF, .kannada),
        (0x0D00...0x0D7F, .malayalam), (0x0D80...0x0DFF, .sinhala), (0x0E00...0x0E7F, .thai),
        (0x0E80...0x0EFF, .lao), (0x0F00...0x0FFF, .tibetan), (0x1000...0x109F, .myanmar),
        (0xA9E0...0xA9FF, .myanmar), (0xAA60...0xAA7F, .myanmar), (0x10A0...0x10FF, .georgian),
        (0x1C90...0x1CBF, .georgian), (0x2D00...0x2D2F, .georgian), (0x1100...0x11FF, .hangul),
        (0x3130...0x318F, .hangul), (0xAC00...0xD7FF, .hangul), (0x1200...0x139F, .ethiopic),
        (0x2D80...0x2DDF, .ethiopic), (0x1780...0x17FF, .khmer), (0x3041...0x309F, .hiragana),
        (0x30A0...0x30FF, .katakana), (0x31F0...0x31FF, .katakana), (0x3105...0x312F, .bopomofo),
        (0x31A0...0x31BF, .bopomofo), (0x2E80...0x2FDF, .han), (0x3005...0x3007, .han),
        (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han), (0xF900...0xFAFF, .han),
        (0x20000...0x3FFFF, .han),
    ]
}
