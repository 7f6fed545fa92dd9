import PCRE
import Testing

@Suite struct MatchingTests {
    static let all: [(pattern: String, subject: String, ranges: [Range<Int>])] = [
        ("a", "banana", [1..<2, 3..<4, 5..<6]),
        ("a*", "aab", [0..<2, 2..<2, 3..<3]),
        ("", "aé", [0..<0, 1..<1, 3..<3]),
        ("x*", "é😀", [0..<0, 2..<2, 6..<6]),
        ("^", "a\nb", [0..<0]),
        ("(?m)^", "a\nb", [0..<0, 2..<2]),
        ("a\\K", "aa", [1..<1, 2..<2]),
        ("a\\Kb?", "aab", [1..<1, 2..<3]),
        ("\\Ga", "aab", [0..<1, 1..<2]),
        ("(?<=a)", "aa", [1..<1, 2..<2]),
        ("(?=a)|a", "aa", [0..<0, 0..<1, 1..<1, 1..<2]),
        ("b", "", []),
        ("$", "a\n", [1..<1, 2..<2]),
        ("(?(DEFINE)(?<x>a\\K))(?=(?&x))", "aa", [0..<1, 1..<1, 1..<2, 2..<2]),
    ]

    @Test("All matches are found from left to right, as Perl finds them", arguments: all.dropLast())
    func findsAll(_ pattern: String, _ subject: String, _ ranges: [Range<Int>]) throws {
        let found = try Pattern(pattern).matches(in: subject, limit: .max)
        #expect(found.map(\.range) == ranges)
    }

    @Test("A match that ends before its start cannot make the search loop")
    func endBeforeStart() throws {
        let pattern = try Pattern("(?(DEFINE)(?<x>a\\K))(?=(?&x))")
        let found = try pattern.matches(in: "aaaa", limit: 100)
        #expect(found.count < 10)
    }

    @Test("The number of matches is limited", arguments: [(-1, 0), (0, 0), (1, 1), (2, 2), (9, 3)])
    func limit(_ limit: Int, _ count: Int) throws {
        #expect(try Pattern("a").matches(in: "banana", limit: limit).count == count)
    }

    @Test(
        "A search begins at a character boundary inside the subject",
        arguments: [
            (-5, 0), (0, 0), (1, 2), (2, 2), (3, 3), (4, 7), (6, 7), (7, 7), (8, nil), (.max, nil),
        ] as [(Int, Int?)])
    func offsets(_ offset: Int, _ start: Int?) throws {
        #expect(try Pattern("").firstMatch(in: "éa😀", from: offset)?.range.lowerBound == start)
    }

    @Test("Look-behind sees what is before the offset")
    func lookBehind() throws {
        #expect(try Pattern("(?<=a)b").firstMatch(in: "ab", from: 1)?.range == 1..<2)
    }

    @Test("A long subject is searched as a short one is")
    func longSubjects() throws {
        let filler = String(repeating: "é \n", count: 40_000)
        for pattern in ["needle", "(?<=e)edle\\b", "\\Kneedle", "n(?=eedle\\z)", "[^é \\n]+"] {
            let compiled = try Pattern(pattern)
            for count in [0, 1000, 1023, 1024, 1365, 20_000, 40_000] {
                let head = String(repeating: "é \n", count: count)
                let short = try #require(try compiled.firstMatch(in: "needle")?.range)
                let found = try #require(try compiled.firstMatch(in: head + "needle")?.range)
                let shift = head.utf8.count
                let expected = short.lowerBound + shift..<short.upperBound + shift
                #expect(found == expected)
            }
            #expect(try compiled.firstMatch(in: filler) == nil)
        }
    }

    @Test("\\G is not confused by the windows of a long search")
    func startAnchor() throws {
        let subject = String(repeating: "b", count: 5000) + "a"
        #expect(try Pattern("\\Ga").firstMatch(in: subject) == nil)
        #expect(try Pattern("(?:\\G|x)a").firstMatch(in: subject) == nil)
        #expect(try Pattern("\\Ga").firstMatch(in: subject, from: 5000)?.range == 5000..<5001)
    }
}
