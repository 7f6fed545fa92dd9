import TestSupport

/// Makes patterns of every construct that the reader of patterns knows.
struct PatternGrammar {
    var random: SeededRandom

    private static let words = [
        "abk", "kas", "ß", "éa", "яб", "1a", "a b", "ka", "K\u{212A}", "ſs", "Ab", "bb", ".a",
    ]
    private static let singles = [
        "\\d", "\\w", "\\s", ".", "\\b", "^", "$", "\\B", "\\K", "\\h", "\\R", "\\X", "\\p{L}",
        "\\PL", "\\N", "\\W", "\\A", "\\z", "[[:alpha:]]", "[^a]", "[[:<:]]", "\\1", "\\g{1}",
        "\\x{212a}", "\\x6b", "\\x{43A}", "\\N{U+61}", "\\141", "\\o{142}", "\\cA", "\\.", "\\E",
        "(?#x)", "(?R)?", "(?1)?", "\\g<1>?", "{", "}", "]", "{a}", "\\\\", "\\Q\\E", "\\0",
    ]
    private static let classes = [
        "[ab]", "[kK1]", "[a-c]", "[^b]", "[é-ë]", "[\\x{61}b]", "[]a]", "[a\\]b]", "[a-]", "[-b]",
        "[ſß]", "[a\\d]", "[[:digit:]b]", "[\\b1]", "[[a]", "[я-я]", "[^]b]", "[a[:x]", "[#a ]",
    ]
    private static let openings = [
        "(", "(", "(?:", "(?:", "(?>", "(?|", "(?<n>", "(?'n'", "(?P<n>", "(?i:", "(?x:", "(?-x:",
        "(?=", "(?!", "(?<=", "(?<!", "(?^:", "(?i-s:", "(?*", "(?(1)", "(?(?=a)", "(?sx:",
    ]
    private static let repeats = [
        "", "", "", "", "", "", "", "*", "+", "?", "{2}", "{1,3}", "+?", "*+", "++", "??", "{0}",
        "{2,}", "{0,1}", "{1}", "{3}+", "{9}",
    ]
    private static let breaks = [
        "(?i)", "(?x)", "(?-x)", " ", "#c\n", "(?s)", "\t", "(?#)a)", "\\Qa.b\\E", "\\Q(a|\\E",
    ]

    private mutating func pick(_ list: [String]) -> String {
        list.randomElement(using: &random) ?? ""
    }

    mutating func pattern(_ depth: Int = 0) -> String {
        var source = ""
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            source += item(depth) + pick(Self.repeats)
            if Int.random(in: 0..<12, using: &random) == 0 { source += pick(Self.breaks) }
            if Int.random(in: 0..<9, using: &random) == 0 { source += "|" }
        }
        return source
    }

    private mutating func item(_ depth: Int) -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3: return pick(Self.words)
        case 4: return pick(Self.singles)
        case 5, 6: return pick(Self.classes)
        default:
            if depth > 2 { return pick(Self.words) }
            return pick(Self.openings) + pattern(depth + 1) + ")"
        }
    }
}
