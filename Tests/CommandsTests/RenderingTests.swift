import Foundation
import Moderation
import Testing

@testable import Commands

@Suite("Text for people")
struct RenderingTests {
    private let plain = Ink(isOn: false)
    private let date = Date(timeIntervalSince1970: 1_800_000_000)

    private func id(_ number: Int) throws -> SubmissionID {
        try #require(SubmissionID("01M7YNG9NTZC0PB49KTP6S52\(10 + number)"))
    }

    @Test("A table aligns, and its flexible column gives way")
    func table() {
        var table = TextTable([
            .init(title: "id"), .init(title: "count", isNumber: true),
            .init(title: "text", isFlexible: true),
        ])
        table.add(["a", "7", "short"])
        table.add(["longer", "1234567", "A text that is far too long for such a narrow terminal"])
        let lines = table.lines(width: 40, ink: plain)
        #expect(lines[0] == "id        count  text")
        #expect(lines[1] == "a             7  short")
        #expect(lines.allSatisfy { $0.count <= 40 && $0.last != " " })
        #expect(table.lines(width: 200, ink: plain)[2].hasSuffix("narrow terminal"))
    }

    @Test("A table's cells are one line each and steer nothing")
    func tableSafety() {
        var table = TextTable([.init(title: "text", isFlexible: true)])
        table.add(["a\nb\u{1B}[2J\u{202E}c"])
        #expect(table.lines(width: 80, ink: plain)[1] == #"a\nb\x1b[2J\u{202E}c"#)
    }

    @Test("A wide character takes two columns")
    func wide() {
        var table = TextTable([.init(title: "name"), .init(title: "next")])
        table.add(["日本語", "x"])
        table.add(["abcdef", "y"])
        let lines = table.lines(width: 80, ink: plain)
        #expect(lines[1] == "日本語  x")
        #expect(lines[2] == "abcdef  y")
    }

    static let pointCases: [(value: Double, plain: String, signed: String)] = [
        (3, "3", "+3"), (2.5, "2.5", "+2.5"), (-1, "-1", "-1"), (0, "0", "+0"),
        (0.1 + 0.2, "0.3", "+0.3"), (1 / 3, "0.33", "+0.33"),
    ]

    @Test("Points are written as people do", arguments: pointCases)
    func points(value: Double, plain: String, signed: String) {
        #expect(Phrases.points(value) == plain)
        #expect(Phrases.points(value, signed: true) == signed)
    }

    static let ageCases: [(seconds: Double, text: String)] = [
        (0, "0 s"), (59, "59 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
        (86_399, "23 h"), (86_400, "1 d"), (864_000, "10 d"), (-5, "0 s"),
    ]

    @Test("Ages are in the largest whole unit", arguments: ageCases)
    func ages(seconds: Double, text: String) {
        #expect(Phrases.age(date.addingTimeInterval(-seconds), at: date) == text)
    }

    @Test("One and many")
    func counts() {
        #expect(Phrases.count(1, "comment") == "1 comment")
        #expect(Phrases.count(0, "comment") == "0 comments")
        #expect(Phrases.count(2, "comment") == "2 comments")
    }

    @Test("Outcomes have a line each and a summary, and tell whether all is as asked")
    func outcomes() throws {
        let done = DecisionOutcome(
            id: try id(0), result: .done(number: 7), status: .spam, revision: 3)
        let same = DecisionOutcome(id: try id(1), result: .unchanged, status: .held, revision: 2)
        let stale = DecisionOutcome(
            id: try id(2), result: .stale(revision: 4), status: .approved, revision: 4)
        let unknown = DecisionOutcome(id: try id(3), result: .unknown, status: nil, revision: nil)
        let refused = DecisionOutcome(
            id: try id(4), result: .refused("no\u{07}"), status: .held, revision: 2)
        let text = OutcomeText(outcomes: [done, same, stale, unknown, refused, done])
        #expect(text.summary == "2 done, 1 unchanged, 1 stale, 1 unknown, 1 refused")
        #expect(!text.isClean)
        #expect(text.lines.count == 6)
        #expect(text.lines[0] == "\(done.id)  spam  (decision 7)")
        #expect(text.lines[4].hasSuffix(#"not changed: no\x07"#))
        #expect(OutcomeText(outcomes: [done, same]).isClean)
        for one in [stale, unknown, refused] { #expect(!OutcomeText(outcomes: [one]).isClean) }
        #expect(OutcomeText(outcomes: []).isClean)
    }

    @Test("The queue says what waits, or that nothing does")
    func queue() throws {
        let post = try #require(PostKey("gut-health"))
        let text = QueueText(
            counts: [.held: 2, .approved: 13], oldest: [.held: date.addingTimeInterval(-7_200)],
            rules: [RuleCount(rule: "BBCODE_LINK", count: 2)],
            posts: [PostCount(post: post, title: "Gut\u{1B}", count: 2, oldest: date)], now: date,
            ink: plain, width: 80)
        let lines = text.lines
        #expect(lines.contains { $0.hasPrefix("held") && $0.hasSuffix("2 h") })
        #expect(lines.contains { $0.hasPrefix("BBCODE_LINK") && $0.hasSuffix("2") })
        #expect(lines.contains { $0.hasPrefix(#"Gut\x1b"#) })
        let empty = QueueText(
            counts: [.approved: 13], oldest: [:], rules: [], posts: [], now: date, ink: plain,
            width: 80)
        #expect(empty.lines.last == "nothing waits for you")
    }

    @Test("Ink is for terminals that want it")
    func ink() {
        #expect(Ink(isTerminal: true, environment: [:]).isOn)
        #expect(!Ink(isTerminal: false, environment: [:]).isOn)
        #expect(!Ink(isTerminal: true, environment: ["NO_COLOR": "1"]).isOn)
        #expect(Ink(isTerminal: true, environment: ["NO_COLOR": ""]).isOn)
        #expect(!Ink(isTerminal: true, environment: ["TERM": "dumb"]).isOn)
        #expect(Ink(isOn: true).bold("x") == "\u{1B}[1mx\u{1B}[0m")
        #expect(Ink(isOn: true).bold("") == "")
        #expect(plain.red("x") == "x")
    }
}
