import PCRE
import Testing

@Suite struct PatternTests {
    @Test("The library's version is known")
    func version() {
        #expect(PCRE.version.hasPrefix("10."))
        #expect(!PCRE.unicodeVersion.isEmpty)
    }

    struct Case: Sendable {
        let pattern: String
        var options: Pattern.Options = []
        let subject: String
        let range: Range<Int>?
        var captures: [Range<Int>?] = []
    }

    static let cases: [Case] = [
        Case(pattern: "b", subject: "abc", range: 1..<2),
        Case(pattern: "B", subject: "abc", range: nil),
        Case(pattern: "B", options: .caseless, subject: "abc", range: 1..<2),
        Case(pattern: "É", options: .caseless, subject: "café", range: 3..<5),
        Case(pattern: "k", options: .caseless, subject: "\u{212A}", range: 0..<3),
        Case(pattern: ".", subject: "😀", range: 0..<4),
        Case(pattern: "a.b", subject: "a\nb", range: nil),
        Case(pattern: "a.b", options: .dotAll, subject: "a\nb", range: 0..<3),
        Case(pattern: "^b$", subject: "a\nb\nc", range: nil),
        Case(pattern: "^b$", options: .multiline, subject: "a\nb\nc", range: 2..<3),
        Case(pattern: "a$", subject: "a\n", range: 0..<1),
        Case(pattern: "a$", options: .dollarEndOnly, subject: "a\n", range: nil),
        Case(pattern: "a b # c", options: .extended, subject: "ab", range: 0..<2),
        Case(pattern: "a.*(", options: .literal, subject: "xa.*(", range: 1..<5),
        Case(pattern: "A.*(", options: [.literal, .caseless], subject: "xa.*(", range: 1..<5),
        Case(pattern: "(*UTF)", options: .literal, subject: "(*UTF)", range: 0..<6),
        Case(pattern: "b", options: .anchored, subject: "ab", range: nil),
        Case(pattern: "a", options: .endAnchored, subject: "aba", range: 2..<3),
        Case(pattern: "a+", options: .ungreedy, subject: "aa", range: 0..<1),
        Case(pattern: "(a)", options: .noAutoCapture, subject: "a", range: 0..<1),
        Case(pattern: "(a)|(b)", subject: "b", range: 0..<1, captures: [nil, 0..<1]),
        Case(pattern: "(a)|b(c)?", subject: "b", range: 0..<1, captures: [nil, nil]),
        Case(pattern: "a\\Kb", subject: "ab", range: 1..<2),
        Case(pattern: "\\w+", subject: "été", range: 0..<5),
        Case(pattern: "\\w+", options: .asciiClasses, subject: "été", range: 2..<3),
        Case(pattern: "or", options: .wholeWord, subject: "for or", range: 4..<6),
        Case(pattern: "or", options: [.wholeLine, .multiline], subject: "for\nor", range: 4..<6),
        Case(pattern: "a\0b", subject: "xa\0b", range: 1..<4),
        Case(pattern: "", subject: "", range: 0..<0),
        Case(pattern: "(?C1)a", subject: "ba", range: 1..<2),
        Case(pattern: "(*COMMIT)a", subject: "a", range: 0..<1),
        Case(pattern: "(*pla:a)a", subject: "a", range: 0..<1),
    ]

    @Test("A pattern matches where its options say", arguments: cases)
    func matches(_ test: Case) throws {
        let pattern = try Pattern(test.pattern, options: test.options)
        let match = try pattern.firstMatch(in: test.subject)
        #expect(match?.range == test.range)
        if let match { #expect(match.captures == test.captures) }
        #expect(try pattern.isMatch(in: test.subject) == (test.range != nil))
    }

    @Test("Names find their groups, the first that took part")
    func names() throws {
        let pattern = try Pattern("(?<y>\\d{4})|(?<m>x)|(?<y>z)", options: .duplicateNames)
        #expect(pattern.names == ["m", "y"])
        #expect(pattern.captureCount == 3)
        let match = try #require(try pattern.firstMatch(in: "az"))
        #expect(match["y"] == 1..<2)
        #expect(match["m"] == nil)
        #expect(match["none"] == nil)
    }

    @Test(
        "A pattern that can match emptily is known",
        arguments: [
            ("a*", true, true), ("a", false, false), ("", true, true), ("^$", true, true),
            ("(?=a)", true, false), ("\\b", true, false), ("a|", true, true),
        ])
    func emptyMatches(_ source: String, _ anywhere: Bool, _ subject: Bool) throws {
        let pattern = try Pattern(source)
        #expect(pattern.matchesEmptyString == anywhere)
        #expect(pattern.matchesEmptySubject == subject)
    }

    @Test("Ordinary patterns are compiled to machine code")
    func jit() throws { #expect(try Pattern("a+b").isJITCompiled) }

    @Test("A pattern with hundreds of groups matches")
    func manyGroups() throws {
        let pattern = try Pattern(String(repeating: "(a)", count: 300))
        let subject = String(repeating: "a", count: 300)
        let match = try #require(try pattern.firstMatch(in: subject))
        #expect(match.captures.count == 300)
        #expect(match.captures.last == 299..<300)
        #expect(try Pattern("(b)").firstMatch(in: "ab")?.captures == [1..<2])
    }
}
