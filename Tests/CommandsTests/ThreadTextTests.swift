import Foundation
import Moderation
import Testing

@testable import Commands

@Suite("Threads and verdicts as text")
struct ThreadTextTests {
    private let plain = Ink(isOn: false)
    private let date = Date(timeIntervalSince1970: 1_800_000_000)

    private func comment(
        _ number: Int, _ change: (inout PublicComment) -> Void = { _ in }
    ) throws -> PublicComment {
        var comment = PublicComment(
            id: try #require(SubmissionID("01M7YNG9NTZC0PB49KTP6S52\(10 + number)")),
            postKey: try #require(PostKey("post")), kind: .comment, authorName: "Rosa",
            content: "One\ntwo", date: date.addingTimeInterval(Double(number)))
        change(&comment)
        return comment
    }

    private func lines(_ comments: [PublicComment]) -> [String] {
        let thread = CommentThread(comments)
        return ThreadText(title: "A “post”", thread: thread, ink: plain, width: 80).lines
    }

    @Test("The heading counts thoughts")
    func headings() throws {
        #expect(lines([]) == ["No thoughts on “A “post””"])
        #expect(lines([try comment(0)])[0] == "One thought on “A “post””")
        #expect(lines([try comment(0), try comment(1)])[0] == "2 thoughts on “A “post””")
    }

    @Test("Replies stand below what they answer, further in; pings have one line")
    func entries() throws {
        let first = try comment(0)
        let reply = try comment(2) {
            $0.parent = first.id
            $0.authorName = nil
            $0.isEdited = true
            $0.content = "Reply\u{1B}[2J"
        }
        let ping = try comment(1) {
            $0.kind = .pingback
            $0.source = .init(url: "https://other.example/", title: "Ten\u{202E}Signs -")
        }
        #expect(
            lines([ping, reply, first]) == [
                "3 thoughts on “A “post””", "", "1. Rosa, 2027-01-15T08:00:00Z", "   One", "   two",
                "", "    2. Anonymous, 2027-01-15T08:00:02Z (edited)", #"       Reply\x1b[2J"#, "",
                #"3. Pingback: Ten\u{202E}Signs -"#,
            ])
    }

    @Test("A verdict names each reason, its points and its places")
    func verdict() {
        let matches = (0..<5).map {
            Finding.Match(
                view: "text", field: "content", start: $0 * 10, end: $0 * 10 + 4, text: "[u\u{07}")
        }
        let finding = Finding(
            rule: "BBCODE_LINK", about: "Posts a BBCode link", points: 3, group: "links",
            matches: matches)
        let forcing = Finding(
            rule: "TRAP", about: "Filled in the trap", points: 0, group: "form", action: .spam)
        let verdict = Verdict(
            status: .held, score: 3, thresholds: .init(hold: 3, spam: 7), summary: "held at 3 of 3",
            findings: [finding], shadow: [forcing],
            errors: [.init(rule: "SLOW", message: "took\ntoo long")],
            flip: "without BBCODE_LINK: approved", filters: "0f")
        let lines = VerdictText(verdict: verdict, ink: plain, width: 80).lines
        #expect(lines[0] == "held at 3 of 3")
        #expect(lines[1].hasPrefix("      +3  BBCODE_LINK  Posts a BBCode link"))
        #expect(lines[2].contains(#"content 0–4 “[u\x07”"#))
        #expect(lines[5].hasSuffix("and 2 more places"))
        #expect(lines.contains { $0.contains("spam  TRAP  Filled in the trap") })
        #expect(lines.contains { $0.contains(#"! SLOW: took\ntoo long"#) })
        #expect(lines.last == "  without BBCODE_LINK: approved")
    }
}
