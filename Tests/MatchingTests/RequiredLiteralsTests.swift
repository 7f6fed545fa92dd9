import PCRE
import Testing

@testable import Matching

/// What each pattern's matches must contain.
@Suite struct RequiredLiteralsTests {
    /// Each literal that suffices alone; of the others a branch each, its clauses joined by `&`.
    private func literals(_ source: String, _ options: Pattern.Options = []) -> [String]? {
        let result = RequiredLiterals.of(.pattern(source: source, options: options))
        guard let branches = try? result.get() else { return nil }
        return branches.flatMap { sets in
            let sets = sets.map { set in set.strings.map { String(decoding: $0, as: UTF8.self) } }
            return sets.count == 1
                ? sets[0] : [sets.map { $0.joined(separator: "|") }.joined(separator: " & ")]
        }.sorted()
    }

    static let found: [(String, [String])] = [
        ("casino", ["casino"]), ("(?i)CaSiNo", ["casino"]), ("\\bviagra\\b", ["viagra"]),
        ("v[i1l]agra", ["v1agra", "viagra", "vlagra"]), ("viagra|cialis", ["cialis", "viagra"]),
        ("\\[url(=|\\])", ["[url=", "[url]"]), ("free\\s+money", ["money & free"]),
        ("colou?rs", ["colors", "colours"]), ("casino+s", ["casino"]), ("a{3}", ["aaa"]),
        ("(?:ab){2,5}c", ["ababc"]), ("(?:foo|bar\\w+)qux", ["qux & bar|foo"]),
        ("(?:foo|bar)\\w*baz", ["baz & bar|foo"]), ("x*yes", ["yes"]),
        ("(yes)?casino", ["casino"]),
        ("(?=foo)bar", ["bar"]), ("(?<!not )free", ["free"]), ("(?(1)foo|bar)baz", ["baz"]),
        ("(?<n>abc)\\k<n>", ["abc"]), ("(abc)\\1def", ["abc & def"]), ("(?'n'abc)(?&n)", ["abc"]),
        ("(?x) free # money\n dom", ["freedom"]), ("(?x:a b c)d e", ["abcd e"]),
        ("((?x)a b c|d e f) g", ["abc g", "def g"]), ("\\Qa.b|c\\E", ["a.b|c"]),
        ("ab\\Q\\E{3}", ["abbb"]), ("ab(?#comment)c", ["abc"]), ("\\x41\\x{42}\\N{U+43}", ["abc"]),
        ("a\\tb\\.c", ["a\tb.c"]), ("[[:alpha:]]foo", ["foo"]), ("[]a]bc", ["]bc", "abc"]),
        ("[a\\]]bc", ["]bc", "abc"]), ("[a-]bc", ["-bc", "abc"]), ("[\\d-]xyz", ["xyz"]),
        ("\\p{L}foo\\PLbar\\p{^Greek}", ["foo & bar"]), ("a{b}c", ["a{b}c"]), ("\\12foo", ["foo"]),
        ("ab\\Kcd", ["abcd"]), ("(?>abc)++d", ["abcd"]), ("ПРИВЕТ", ["привет"]),
        ("ſtraße", ["straße"]),
        ("[аб]в", ["ав", "бв"]), ("\u{212A}elvin", ["kelvin"]), ("я", ["я"]), ("qz", ["qz"]),
        ("https?://\\S+\\.(?:ru|cn)\\b", [".cn|.ru & http://|https://"]),
        ("^(?i:LOUIS) vuitton$", ["louis vuitton"]),
        ("[!]{2,}wow", ["!!wow"]), ("(?:a|b(?:c|d(?:e|f)))xy", ["axy", "bcxy", "bdexy", "bdfxy"]),
        ("\\cAbc", ["\u{1}bc"]), ("[[:<:]]word[[:>:]]", ["word"]),
        ("foo.bar.bazaar", ["bazaar & bar"]),
        ("casino.*free|poker \\d+ chips|slots", [" chips & poker ", "casino & free", "slots"]),
        ("abc{0}d?efg", ["abdefg", "abefg"]), ("foo(?-i)bar(?i-x)baz", ["foobarbaz"]),
    ]

    @Test("A pattern's literals", arguments: found)
    func literals(_ source: String, _ expected: [String]) {
        #expect(literals(source) == expected)
    }

    static let none: [String] = [
        "", "a", "\\w+", "a*", "(?=casino)", "casino|", "casino|\\d", "(?:casino)?", "\\p{L}{9}",
        "[a-z]{8}", "[^c]a?s", "(casino)*", "a.b.c", "(?(1)casino|casinos)", "(?R)?a",
        "(\\w)\\1{4}", "(?:casino){0}", "[а-я]",
    ]

    @Test("A pattern without fixed text says so", arguments: none)
    func nothing(_ source: String) throws {
        let filter = try Prefilter([
            PrefilterEntry(id: 4, kind: .pattern(source: source, options: []))
        ])
        #expect(filter.unfiltered.map(\.reason) == [Prefilter.noFixedText])
        #expect(filter.candidates(in: "zzz") == [4])
    }

    static let refused: [(String, String)] = [
        ("casino(*ACCEPT)x", "verb"), ("(?xx)casino", "xx"), ("casino{,3}", "brace"),
        ("casino{1, 3}", "brace"), ("casino(?C1)", "(?C"), ("casino\\y", "\\y"),
        ("(casino", "balance"),
        ("casino)", "balance"), ("[casino", "balance"), ("\\x{zz}casino", "number"),
        ("[\\Qa\\E]casino", "\\Q"), ("casino\\", "backslash"), ("(?r)casino", "(?r"),
        ("(?[a])casino", "(?["), ("casino\\u0041", "\\u"), ("(?1(casino))", "calls"),
        (String(repeating: "(", count: 5000), "deeply"), ("\\x{d800}casino", "number"),
        ("\\p{L", "balance"), ("(?<casino", "balance"), ("(?", "balance"),
    ]

    @Test("What is not understood is named", arguments: refused)
    func refusal(_ source: String, _ word: String) {
        let result = RequiredLiterals.of(.pattern(source: source, options: []))
        guard case .failure(let refusal) = result else {
            Issue.record("\(source) is understood")
            return
        }
        #expect(refusal.reason.contains(word))
    }

    @Test("Plain text and extended syntax are read as the options say")
    func options() {
        #expect(literals("a|b(", .literal) == ["a|b("])
        #expect(literals("fre e", .extended) == ["free"])
        #expect(literals("CASINO", .caseless) == ["casino"])
    }

    @Test("Many alternatives and long texts are cut, not lost")
    func many() throws {
        let words = (0..<500).map { "word\($0)x" }
        #expect(literals(words.joined(separator: "|")) == words.sorted())
        let followed = literals("(?:" + words.joined(separator: "|") + ")s+ casinos")
        #expect(followed == ["s casinos"])
        let long = try #require(literals(String(repeating: "abcdef", count: 900)))
        #expect(long.allSatisfy { $0.utf8.count <= 64 } && long.count == 1)
    }

    @Test("What is kept of a hostile pattern stays small, however long it is")
    func hostile() {
        let sources = [
            "[abcdefgh]{8}", "(?:a|b)", "a?", "a+", "[ab]", "(a|b|)", "((((", "[", "\\Q", "(?x)",
            "(?:[abcd]{9}){9}", "x{9}", "[a-\\x{ff}]", "(?i:", "|", "[:", "[[:", "\\E", "{1,",
        ]
        for source in sources {
            let most = 8000 / source.utf8.count
            for count in [1, 2, most / 8, most / 4, most / 2, most] {
                let carried = literals(String(repeating: source, count: count)) ?? []
                let byteCount = carried.reduce(0) { $0 + $1.utf8.count }
                #expect(byteCount <= 64 * 1024, "\(source) \(count) times: \(byteCount) bytes")
            }
        }
    }
}
