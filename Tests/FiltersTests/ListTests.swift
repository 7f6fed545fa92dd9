import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Lists")
struct ListTests {
    private func set(_ kind: String, _ entries: String, on views: String) throws -> RuleSet {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, kind: \(kind), on: [\(views)], score: 4, spam: [x], ham: [y]}

            """,
            "lists/l.txt": entries,
        ])
        return try folder.load()
    }

    private func found(_ set: RuleSet, _ submission: Submission, at now: Date = .fixed) -> [String]
    {
        set.verdict(on: submission, at: now).findings.flatMap(\.matches).map(\.text)
    }

    @Test(
        "texts are found case aside, words only whole",
        arguments: [
            ("substring", "press", "WordPress", ["Press"]), ("word", "press", "WordPress", []),
            ("word", "press", "the PRESS, press", ["PRESS", "press"]),
            ("word", "press", "press_room", []), ("word", "press", "(press)", ["press"]),
            ("word", "été", "l'été, sobriété", ["été"]), ("word", "ete", "étete", []),
            ("word", "c++", "c++11 and C++", ["c++", "C++"]),
            ("word", "казино", "в КАЗИНО!", ["КАЗИНО"]),
            ("substring", "straße", "STRASSE STRAẞE", ["STRAẞE"]),
            ("substring", "k", "\u{212A}", ["\u{212A}"]),
            (
                "substring", "a\nab\nabc\nabcdefgh\nabcdefghi", "abcdefgh",
                ["a", "ab", "abc", "abcdefgh"]
            ),
            ("substring", "赌场\n场", "网上赌场", ["赌场", "场"]), ("substring", "0", "10", ["0"]),
            ("glob", "buy * now", "Buy it Now", ["Buy it Now"]),
            ("glob", "buy * now", "buy it now!", []),
            ("glob", "h?llo*", "HÉLLO world", ["HÉLLO world"]),
            ("glob", "*казино*", "мое КАЗИНО", ["мое КАЗИНО"]),
            ("glob", "a*b*c", "abcbc", ["abcbc"]), ("glob", "a?c", "ac", []),
        ])
    func texts(kind: String, entries: String, content: String, expected: [String]) throws {
        let set = try set(kind, entries, on: "content")
        #expect(found(set, comment(content)).sorted() == expected.sorted())
    }

    @Test("domains stand for themselves and everything below them")
    func domains() throws {
        let set = try set(
            "domain", "spam.example\n*.bücher.example\nco.uk.example\n",
            on: "links, author.url, author.email")
        let hits = [
            "http://spam.example/", "https://a.b.SPAM.example:8080/x", "www.spam.example",
            "http://xn--bcher-kva.example/", "http://a.Bücher.example/",
        ]
        for url in hits { #expect(!found(set, comment("see \(url) now")).isEmpty, "\(url)") }
        for url in ["http://notspam.example/", "http://spam.example.org/", "spam", "uk.example"] {
            #expect(found(set, comment("see \(url) now")).isEmpty, "\(url)")
        }
        #expect(!found(set, comment("x", url: "spam.example/page")).isEmpty)
        #expect(!found(set, comment("x", email: "a@mail.spam.example")).isEmpty)
        #expect(found(set, comment("x", email: "spam.example@a.example")).isEmpty)
    }

    @Test("e-mail addresses are found however they are written")
    func emails() throws {
        let set = try set("email", "Rosa.Lee@gmail.com\nx@a.example\n", on: "author.email")
        for email in ["rosa.lee@gmail.com", "rosalee+blog@googlemail.com", "X@A.example"] {
            #expect(found(set, comment("x", email: email)) == [email])
        }
        #expect(found(set, comment("x", email: "y@a.example")).isEmpty)
    }

    @Test("networks hold their addresses, IPv4 also inside IPv6")
    func networks() throws {
        let set = try set("cidr", "203.0.113.0/24\n198.51.100.7\n2001:db8::/32\n", on: "ip")
        let cases = [
            ("203.0.113.255", true), ("203.0.114.0", false), ("198.51.100.7", true),
            ("198.51.100.70", false), ("::ffff:203.0.113.9", true), ("2001:db8:1::1", true),
            ("2001:DB8::", true), ("2001:db9::", false), ("203.0.113", false), ("", false),
            ("203.0.113.9 ", false),
        ]
        for (ip, isListed) in cases {
            var submission = comment("x")
            submission.ip = ip
            #expect(found(set, submission).isEmpty != isListed, "\(ip)")
        }
    }

    @Test("an entry that has expired finds nothing")
    func expiry() throws {
        let set = try set("substring", "casino # until=2026-11-21\n", on: "content")
        let end = try Date("2026-11-22T00:00:00Z", strategy: .iso8601)
        #expect(found(set, comment("casino"), at: end.addingTimeInterval(-1)) == ["casino"])
        #expect(found(set, comment("casino"), at: end).isEmpty)
    }

    @Test("lines end in any way, notes and marks at the start of the file don't count")
    func lines() {
        let text = ListText(
            file: "l",
            bytes: Array("\u{FEFF}one\r\n  two  # note\n\n#no\nthree#3\n\\# four\nfive #\nsix".utf8)
        )
        #expect(
            text.entries.indices.map { text.label(of: $0) } == [
                "l:1: one", "l:2: two", "l:5: three#3", "l:6: # four", "l:7: five", "l:8: six",
            ])
    }

    @Test("the index finds what a plain search finds")
    func index() {
        var generator = Seeded(state: 5)
        for round in 0..<200 {
            let letters = round % 2 == 0 ? "ab" : "abcdefghé"
            func random(_ counts: ClosedRange<Int>) -> [UInt8] {
                let count = Int.random(in: counts, using: &generator)
                return (0..<count).flatMap { _ in
                    Array(String(letters.randomElement(using: &generator) ?? "a").utf8)
                }
            }
            let terms = (0..<Int.random(in: 1...60, using: &generator)).map { _ in random(1...12) }
            let text = random(0...80)
            var index = TermIndex()
            for (entry, term) in terms.enumerated() { index.add(term, list: 3, entry: entry) }
            index.finish()
            var found: Set<[Int]> = []
            index.search(text) { list, entry, range in
                #expect(list == 3)
                #expect(found.insert([entry, range.lowerBound]).inserted)
                #expect(range.count == terms[entry].count)
                return true
            }
            var expected: Set<[Int]> = []
            for (entry, term) in terms.enumerated() where term.count <= text.count {
                for start in 0...(text.count - term.count) where text[start...].starts(with: term) {
                    expected.insert([entry, start])
                }
            }
            #expect(found == expected)
        }
    }

    @Test(
        "words end where letters of any script end",
        arguments: ["a", "é", "я", "日", "\u{301}", "_", "7"])
    func boundaries(letter: String) {
        let bytes = Array("x\(letter)".utf8)
        #expect(!WordBoundary.surrounds(0..<1, in: bytes))
        #expect(WordBoundary.surrounds(0..<1, in: Array("x-\(letter)".utf8)))
    }

    @Test(
        "many lists of tens of thousands of entries work together",
        .enabled(if: Shared.isPresent, "the block list is not here"))
    func large() throws {
        let path = Shared.folder + "/suites/lists/wordpress-comment-blocklist.txt"
        let list = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        let set = try set("substring", list, on: "content, author.name")
        #expect(set.rules[0].list?.count ?? 0 > 65_000)
        let terms = list.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.count > 3 }
        for index in stride(from: 0, to: terms.count, by: 997) {
            #expect(
                !found(set, comment("zz\(terms[index].uppercased())zz")).isEmpty, "\(terms[index])")
        }
    }
}
