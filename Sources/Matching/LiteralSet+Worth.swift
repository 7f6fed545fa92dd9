extension LiteralSet {
    /// How many strings a pattern may put into the database.
    static let maximumNeededCount = 1000
    /// How many of them may have two bytes or less.
    static let maximumShortCount = 8

    /// Whether a search for the set spares PCRE2 enough work to be worth it.
    var isWorthwhile: Bool {
        var shortCount = 0
        for string in strings {
            if string.count < 2, string.first.map(Self.rare.contains) != true { return false }
            if string.count < 3 { shortCount += 1 }
        }
        return shortCount <= Self.maximumShortCount && strings.count <= Self.maximumNeededCount
    }

    /// Bytes that few texts have at all, so that even one of them is worth looking for.
    private static let rare = Set("{}|\\^`~".utf8)

    /// A guess at how often one of the strings begins at a place of a text; lower is better.
    var frequency: Double {
        strings.reduce(0) { $0 + Self.frequency(of: $1) }
    }

    private static func frequency(of string: [UInt8]) -> Double {
        if string.count < 13, common.contains(string) { return 1.0 / 64 }
        return string.reduce(1) { $0 * share[Int($1)] }
    }

    /// The share of each byte in comments of many languages, roughly.
    private static let share: [Double] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"),
            UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"):
            0.08
        case UInt8(ascii: "j"), UInt8(ascii: "q"), UInt8(ascii: "x"), UInt8(ascii: "z"): 0.004
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 0.03
        case UInt8(ascii: " "): 0.17
        case 0x80...0xBF: 0.05
        case 0xC0...0xFF: 0.3
        default: 0.01
        }
    }

    /// Parts of what is in many comments whatever they are about.
    private static let common: Set<[UInt8]> = {
        var parts: Set<[UInt8]> = []
        for text in ["https://www.", ".com/", "<a href=\"", "</a>", "<p>", " the ", " and "] {
            let bytes = Array(text.utf8)
            for start in bytes.indices {
                for end in start..<bytes.count { parts.insert(Array(bytes[start...end])) }
            }
        }
        return parts.filter { $0.count > 2 }
    }()
}
