import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Verdicts")
struct VerdictTests {
    @Test("points add up, and thresholds decide")
    func thresholds() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: a, score: 3", "id: B, on: [content], match: b, score: 4",
            "id: C, on: [content], match: c, score: -1.5",
        ])
        let cases: [(String, Status, Double)] = [
            ("x", .approved, 0), ("a", .held, 3), ("ab", .spam, 7), ("abc", .held, 5.5),
            ("ac", .approved, 1.5), ("c", .approved, -1.5),
        ]
        for (content, status, score) in cases {
            let verdict = set.verdict(on: comment(content))
            #expect(verdict.status == status)
            #expect(verdict.score == score)
            #expect(verdict.findings.reduce(0) { $0 + $1.points } == score)
            #expect(verdict.thresholds == Verdict.Thresholds(hold: 3, spam: 7))
            #expect(verdict.filters == set.digest && verdict.filters.count == 64)
        }
    }

    @Test("a cap trims the smaller findings of its group, and leaves negative points alone")
    func caps() throws {
        let set = try Folder.set(
            cap: 5,
            rules: [
                "id: A, on: [content], match: a, score: 2",
                "id: B, on: [content], match: b, score: 4",
                "id: C, on: [content], match: c, score: 1",
                "id: D, on: [content], match: d, score: -0.5",
            ])
        let verdict = set.verdict(on: comment("abcd"))
        #expect(verdict.score == 4.5)
        #expect(verdict.findings.map(\.rule) == ["B", "A", "C", "D"])
        #expect(verdict.findings.map(\.points) == [4, 1, 0, -0.5])
    }

    @Test("tenths add up to what people expect")
    func exactSums() throws {
        let set = try Folder.set(
            rules: (0..<3).map { "id: R\($0), on: [content], match: a, score: 0.1" },
            policy: "thresholds: {hold: 0.3, spam: 1}")
        #expect(set.verdict(on: comment("a")).status == .held)
        #expect(set.verdict(on: comment("a")).score == 0.3)
    }

    @Test(
        "demands: spam beats hold, hold beats allow, and all beat the score",
        arguments: [
            ("h", Status.held, RuleAction.hold), ("s", .spam, .spam), ("w", .approved, .allow),
            ("hs", .spam, .spam), ("hw", .held, .hold), ("sw", .spam, .spam),
            ("hp", .held, .hold), ("wp", .approved, .allow),
        ])
    func demands(content: String, status: Status, action: RuleAction) throws {
        let set = try Folder.set(rules: [
            "id: P, on: [content], match: p, score: 9",
            "id: H, on: [content], match: h, action: hold",
            "id: S, on: [content], match: s, action: spam",
            "id: W, on: [content], match: w, action: allow",
        ])
        let verdict = set.verdict(on: comment(content))
        #expect(verdict.status == status)
        #expect(verdict.forced?.action == action)
        #expect(verdict.summary.hasPrefix("\(status.rawValue), forced by "))
    }

    @Test("the order of rules and files makes no difference")
    func order() throws {
        let rules = [
            "id: A, when: B and not C, score: 2", "id: B, on: [content], match: b, score: 1",
            "id: C, when: D, score: 1", "id: D, on: [content], match: d, score: 0.5",
        ]
        let one = try Folder.set(rules: rules)
        let other = try Folder.set(rules: rules.reversed())
        for content in ["b", "d", "bd", "x"] {
            let (left, right) = (
                one.verdict(on: comment(content)), other.verdict(on: comment(content))
            )
            #expect(left.score == right.score)
            #expect(Set(left.findings.map(\.rule)) == Set(right.findings.map(\.rule)))
        }
        #expect(one.verdict(on: comment("b")).score == 3)
        #expect(one.verdict(on: comment("bd")).score == 2.5)
    }

    @Test("a rule in shadow is recorded and adds nothing, not even through other rules")
    func shadow() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: a, score: 5, state: shadow",
            "id: S, on: [content], match: a, action: spam, state: shadow",
            "id: B, when: A, score: 5", "id: C, when: A, score: 5, state: shadow",
            "id: O, on: [content], match: a, score: 5, state: off", "id: P, when: O, score: 5",
        ])
        let verdict = set.verdict(on: comment("a"))
        #expect(verdict.status == .approved)
        #expect(verdict.score == 0)
        #expect(verdict.findings.isEmpty)
        #expect(verdict.shadow.map(\.rule) == ["A", "S", "C"])
        #expect(verdict.shadow.allSatisfy { $0.points == 0 })
        #expect(verdict.shadow[0].matches.count == 1)
    }

    @Test("building blocks score nothing and lend their matches to what names them")
    func buildingBlocks() throws {
        let set = try Folder.set(
            rules: [
                "id: _SEO, on: [content], match: 'seo', ",
                "id: _AUTHOR, on: [author.name], match: 'agency', ",
                "id: SEO_AGENCY, when: _SEO and _AUTHOR, score: 4",
            ].map { $0.hasSuffix(", ") ? String($0.dropLast(2)) : $0 })
        let verdict = set.verdict(on: comment("best SEO", name: "An Agency"))
        #expect(verdict.findings.map(\.rule) == ["SEO_AGENCY"])
        #expect(verdict.findings[0].matches.map(\.field) == ["content", "author.name"])
        #expect(set.verdict(on: comment("best SEO", name: "Rosa")).findings.isEmpty)
    }

    @Test("a pattern with a condition needs both")
    func both() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: cheap, when: links.count >= 1, score: 3"
        ])
        #expect(set.verdict(on: comment("cheap")).findings.isEmpty)
        #expect(set.verdict(on: comment("cheap http://a.example/")).score == 3)
        #expect(set.verdict(on: comment("dear http://a.example/")).findings.isEmpty)
    }

    @Test("the summary is one line that people can check by hand")
    func summary() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            rules:
              - {id: A, about: Posts a BBCode link., on: [content], match: a, score: 2.5, spam: [a], ham: [x]}
              - {id: B, about: SEO words, on: [content], match: b, score: 1, spam: [b], ham: [x]}
              - {id: C, about: Known author, on: [content], match: c, score: -1, spam: [c], ham: [x]}

            """
        ])
        let set = try folder.load()
        #expect(
            set.verdict(on: comment("ab")).summary
                == "held at 3.5 of 3: posts a BBCode link (+2.5), SEO words (+1)")
        #expect(set.verdict(on: comment("x")).summary == "approved at 0 of 3")
        #expect(
            set.verdict(on: comment("abc")).summary
                == "approved at 2.5 of 3: posts a BBCode link (+2.5), SEO words (+1), "
                + "known author (-1)")
    }

    @Test("flip names the one finding that decided, or what is missing in points")
    func flip() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: a, score: 2", "id: B, on: [content], match: b, score: 2",
            "id: C, on: [content], match: c, score: 2", "id: N, on: [content], match: n, score: -2",
            "id: H, on: [content], match: h, action: hold",
            "id: W, on: [content], match: w, action: allow",
        ])
        let cases: [(String, String?)] = [
            ("x", nil), ("a", nil), ("ab", "without A: approved"),
            ("abc", "with more than 3 points less: approved"),
            ("abn", "without N: held"), ("h", "without H: approved"), ("abh", "without H: held"),
            ("abw", "without W: held"),
        ]
        for (content, flip) in cases where content != "abh" {
            #expect(set.verdict(on: comment(content)).flip == flip, "\(content)")
        }
        #expect(set.verdict(on: comment("abh")).flip == nil)
    }

    @Test("a list entry is named with its line")
    func entries() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, kind: substring, on: [content, author.name], score: 4, spam: [x], ham: [y]}

            """,
            "lists/l.txt": "# words\ncasino # seen often\n\\#1 pills\nКАЗИНО\n",
        ])
        let verdict = try folder.load().verdict(
            on: comment("My CASINO, казино, #1 PILLS", name: "Casino"))
        #expect(
            verdict.findings[0].matches.map { "\($0.field) \($0.text) \($0.entry ?? "")" } == [
                "content CASINO lists/l.txt:2: casino # seen often",
                "content казино lists/l.txt:4: КАЗИНО",
                "content #1 PILLS lists/l.txt:3: #1 pills",
                "author.name Casino lists/l.txt:2: casino # seen often",
            ])
    }

    @Test("at most 20 matches are reported, each cut to 200 bytes of whole characters")
    func bounds() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: 'z', score: 1",
            "id: B, on: [content], match: 'é+', score: 1",
        ])
        let content = String(repeating: "z ", count: 100) + "x" + String(repeating: "é", count: 300)
        let findings = set.verdict(on: comment(content)).findings
        #expect(findings[0].matches.count == 20)
        #expect(findings[1].matches[0].text.utf8.count == 200)
        #expect(findings[1].matches[0].end - findings[1].matches[0].start == 600)
    }

    @Test("the time comes from the clock that is given")
    func clock() throws {
        let set = try Folder.set(rules: ["id: A, on: [content], match: a, score: 1"])
        let ticks = Ticks()
        let judge = FilterJudge(ruleSet: set) { ticks.next() }
        let verdict = judge.verdict(on: comment("a"), history: History(), at: .fixed)
        #expect(verdict.tookMicroseconds > 0)
        #expect(verdict.tookMicroseconds % 1000 == 0)
    }
}

/// A clock that moves on by a millisecond whenever it is read.
private final class Ticks: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Duration {
        lock.withLock {
            count += 1
            return .milliseconds(count)
        }
    }
}
