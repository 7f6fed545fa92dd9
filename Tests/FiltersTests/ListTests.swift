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
            ("word", "赌场", "网上赌场好", ["赌场"]), ("word", "viagra", "买viagra吧", ["viagra"]),
            ("word", "คาสิโน", "เล่นคาสิโนออนไลน์", ["คาสิโน"]), ("word", "เล", "เล่น", []),
            ("word", "카지노", "카지노를", []), ("word", "e", "e\u{301}", []),
            ("substring", "\\# note", "a # note", ["# note"]),
            ("substring", "casino\n\u{0}press \u{B}", "casinopress", ["casino", "press"]),
            ("substring", "it's", "IT'S \"it&#8217;s\"", ["IT'S"]),
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

    @Test("e-mail addresses are found however they are written, and by their domain")
    func emails() throws {
        let set = try set(
            "email",
            "Rosa.Lee@gmail.com\nx@a.example\n@Spam.example\n@googlemail.com # until=2026-01-01\n",
            on: "author.email")
        let listed = [
            "rosa.lee@gmail.com", "rosalee+blog@googlemail.com", "X@A.example", "any@SPAM.example",
        ]
        for email in listed { #expect(found(set, comment("x", email: email)) == [email]) }
        for email in [
            "y@a.example", "any@sub.spam.example", "spam.example@b.example", "z@gmail.com",
        ] {
            #expect(found(set, comment("x", email: email)).isEmpty)
        }
    }

    @Test("networks hold their addresses, IPv4 also inside IPv6")
    func networks() throws {
        let set = try set(
            "cidr",
            "203.0.113.0/24\n198.51.100.7\n2001:db8::/32\n192.0.2.10 - 192.0.2.77\n2001:dba::-2001:dba::ff",
            on: "ip")
        let cases = [
            ("203.0.113.255", true), ("203.0.114.0", false), ("198.51.100.7", true),
            ("198.51.100.70", false), ("::ffff:203.0.113.9", true), ("2001:db8:1::1", true),
            ("2001:DB8::", true), ("2001:db9::", false), ("203.0.113", false), ("", false),
            ("203.0.113.9 ", false), ("192.0.2.9", false), ("192.0.2.10", true),
            ("192.0.2.64", true), ("192.0.2.77", true), ("192.0.2.78", false),
            ("2001:dba::fe", true), ("2001:dba::100", false),
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

    @Test("where one entry has expired, another that fits still counts")
    func expiredEntries() throws {
        let past = "# until=2026-01-01"
        let terms = try set("substring", "casino \(past)\ncasino\n", on: "content")
        #expect(found(terms, comment("casino")) == ["casino"])
        let hosts = try set(
            "domain", "a.example \(past)\na.example\nx.b.example \(past)\nb.example\n", on: "links")
        #expect(!found(hosts, comment("http://a.example/")).isEmpty)
        #expect(!found(hosts, comment("http://x.b.example/")).isEmpty)
        let networks = try set("cidr", "192.0.2.7 \(past)\n192.0.2.0/24\n", on: "ip")
        var submission = comment("x")
        submission.ip = "192.0.2.7"
        #expect(found(networks, submission) == ["192.0.2.7"])
    }

    @Test("days are days of the calendar")
    func days() {
        for day in [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "٢٠٢٦-01-01",
        ] {
            #expect(ListDay(parsing: day) == nil, "\(day)")
        }
        let cases = [
            ("1970-01-01", 1.0), ("2000-02-29", 11_017), ("2026-11-20", 20_778),
            ("0001-01-01", -719_161),
        ]
        for (day, count) in cases {
            #expect(ListDay(parsing: day)?.end == Date(timeIntervalSince1970: count * 86_400))
        }
    }

    @Test("a verdict names the entry, its file and line, and what its note says")
    func labels() throws {
        let set = try set(
            "substring", "one\nCasino  # until=2027-01-01 sells links\n", on: "content")
        let matches = set.verdict(on: comment("my casino")).findings.flatMap(\.matches)
        #expect(
            matches.map(\.entry) == ["lists/l.txt:2: Casino # until=2027-01-01 sells links"])
    }

    @Test("lines end in any way, notes and marks at the start of the file don't count")
    func lines() {
        let text = ListText(
            file: "l",
            bytes: Array("\u{FEFF}one\r\n  two  # note\n\n#no\nthree#3\n\\# four\nfive #\nsix".utf8)
        )
        #expect(
            text.entries.indices.map { text.label(of: $0) } == [
                "l:1: one", "l:2: two # note", "l:5: three#3", "l:6: # four", "l:7: five",
                "l:8: six",
            ])
    }

    @Test(
        "words end where letters of any script end",
        arguments: ["a", "é", "я", "가", "\u{301}", "_", "7"])
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
