import Foundation
import Moderation
import Testing
import Wire

@Suite("Searches")
struct SearchTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func filter(_ text: String) throws -> SubmissionFilter {
        try SubmissionFilter(parsing: text, now: Self.now)
    }

    private func held() -> SubmissionFilter { .term(.status(.held)) }

    @Test(
        "Each term is read, and printed so that it reads back",
        arguments: [
            ("status:held", .status(.held)), ("STATUS:Spam", .status(.spam)),
            ("kind:pingback", .kind(.pingback)), ("post:gut-health", .post("gut-health")),
            ("author:\"Rosa L\"", .author("Rosa L")), ("email:a@b.example", .email("a@b.example")),
            ("domain:b.example", .domain("b.example")), ("host:x.example", .host("x.example")),
            ("ip:203.0.113.0/24", .ip("203.0.113.0/24")), ("ip:2001:db8::1", .ip("2001:db8::1")),
            ("rule:BBCODE_LINK", .rule("BBCODE_LINK")), ("casino", .text("casino")),
            ("text:casino*", .text("casino*")), ("\"free money\"", .text("\"free money\"")),
            ("text:\"free money\"", .text("\"free money\"")),
            (#"text:"a \"b c\" d""#, .text(#"a "b c" d"#)),
            (#""back\\slash""#, .text(#""back\slash""#)),
            ("text:or", .text("or")), ("\"not\"", .text("\"not\"")), ("a-b", .text("a-b")),
            ("score:>4", .score(.above, 4)), ("score:<=2.5", .score(.atMost, 2.5)),
            ("score:-1", .score(.equal, -1)), ("by:ines", .decidedBy("ines")),
            ("since:7d", .since(now.addingTimeInterval(-7 * 86_400))),
            ("before:2026-11-01", .before(Date(timeIntervalSince1970: 1_793_491_200))),
            (
                "before:2026-11-01T01:00:00+01:00",
                .before(Date(timeIntervalSince1970: 1_793_491_200))
            ),
            ("language:EN", .language("en")),
        ] as [(String, SubmissionTerm)])
    func terms(text: String, term: SubmissionTerm) throws {
        let read = try filter(text)
        #expect(read == .term(term))
        #expect(try filter(read.searchText) == read)
    }

    @Test("Terms are joined by and, or, not and parentheses")
    func joins() throws {
        let a = SubmissionFilter.term(.text("a"))
        let b = SubmissionFilter.term(.text("b"))
        let cases: [(String, SubmissionFilter)] = [
            ("", .all([])), ("  ", .all([])), ("a b", .all([a, b])), ("a and b", .all([a, b])),
            ("a or b", .any([a, b])), ("a OR b c", .any([a, .all([b, .term(.text("c"))])])),
            ("-a", .not(a)), ("not a b", .all([.not(a), b])), ("--a", .not(.not(a))),
            ("-(a b)", .not(.all([a, b]))),
            ("(a or b) status:held", .all([.any([a, b]), held()])),
            ("-status:held", .not(held())), ("((a))", a), ("()", .all([])),
            ("a - b", .all([a, .term(.text("-")), b])),
        ]
        for (text, expected) in cases {
            let read = try filter(text)
            #expect(read == expected, "\(text)")
            #expect(try filter(read.searchText) == read, "\(text) → \(read.searchText)")
        }
    }

    @Test(
        "What can't be understood is named with its column and what was expected",
        arguments: [
            ("status:foo", 8, "expected a status"), ("a foo:b", 3, "nothing is searched by “foo”"),
            ("https://x.example", 1, "quotes"), ("(a", 1, "not closed"),
            ("a)", 2, "no parenthesis"),
            ("a or", 5, "expected a word"), ("\"a", 1, "not closed"), ("score:x", 7, "score"),
            ("ip:1.2.3", 4, "IP address"), ("since:yesterday", 7, "expected a day"),
            ("id:123", 4, "26"), ("rule:", 6, "expected a value"), ("or", 1, "expected a word"),
            ("language:english", 10, "two letters"), ("text:*", 6, "expected a word"),
            ("ip:203.0.113.0/33", 4, "IP address"), ("score:nan", 7, "score"),
        ])
    func errors(text: String, column: Int, message: String) throws {
        let error = #expect(throws: SearchError.self) { try filter(text) }
        #expect(error?.column == column, "\(String(describing: error))")
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    }

    @Test("Hostile searches end quickly, in an error or a filter that reads back")
    func hostile() throws {
        let texts = [
            String(repeating: "(", count: 9_999), String(repeating: "-", count: 9_999) + "a",
            String(repeating: "not ", count: 2_000) + "a",
            String(repeating: "a or ", count: 1_999) + "a",
            String(repeating: "\"", count: 9_998), String(repeating: "x", count: 20_000),
            String(repeating: "a:", count: 5_000), "\u{0}\u{202E}é\u{301}:\"",
        ]
        for text in texts {
            guard let read = try? filter(text) else { continue }
            #expect(try filter(read.searchText) == read)
        }
        #expect(throws: SearchError.self) { try filter(String(repeating: "x", count: 20_000)) }
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "(", ")", "-", "not ", "or ", "a ", "status:held ", "\"x y\" ", "text:\"", ":", "\\",
            " ",
        ]
        for _ in 0..<3_000 {
            let text = (0..<8).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            guard let read = try? filter(text) else { continue }
            #expect(try filter(read.searchText) == read, "\(text) → \(read.searchText)")
        }
    }
}
