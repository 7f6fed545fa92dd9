import Foundation
import Moderation
import PCRE
import Testing

@testable import Filters

@Suite("Hostile rules and submissions")
struct HostilityTests {
    private static let evil = "id: EVIL, on: [content], match: '(a+)+$', score: 9"

    private func limited() -> RuleSet.Options {
        var options = RuleSet.Options()
        options.limits.match = 10_000
        // The prefilter would see that there is nothing to find.
        options.prefilter = false
        return options
    }

    @Test("a pattern at its limit holds the submission and says so")
    func limit() throws {
        let set = try Folder.set(
            rules: [Self.evil, "id: W, on: [content], match: b, action: allow"], options: limited())
        let text = String(repeating: "a", count: 40) + "b"
        let verdict = set.verdict(on: comment(text))
        #expect(verdict.status == .held)
        #expect(verdict.errors.map(\.rule) == ["EVIL"])
        #expect(
            verdict.summary.hasPrefix(
                "held because the judgement could not be finished: EVIL: the match limit was exceeded"
            ))
        #expect(verdict.flip == "without the error: approved")
    }

    @Test("spam that was demanded stays spam in spite of errors, points do not make spam")
    func errorsAndSpam() throws {
        let set = try Folder.set(
            rules: [
                Self.evil, "id: S, on: [content], match: s, action: spam",
                "id: P, on: [content], match: p, score: 50",
            ], options: limited())
        let text = String(repeating: "a", count: 40)
        #expect(set.verdict(on: comment(text + "s")).status == .spam)
        #expect(set.verdict(on: comment(text + "p")).status == .held)
    }

    @Test("a rule in shadow that hits its limit holds nothing")
    func shadow() throws {
        let set = try Folder.set(rules: [Self.evil + ", state: shadow"], options: limited())
        let text = String(repeating: "a", count: 40) + "b"
        #expect(set.verdict(on: comment(text)).status == .approved)
    }

    @Test("what has more links than are searched is held and says so")
    func links() throws {
        let set = try Folder.set(rules: ["id: L, on: [links], match: last, score: 9"])
        let links = (1...500).map { "http://x\($0).example/" }.joined(separator: " ")
        #expect(set.verdict(on: comment(links)).status == .approved)
        let verdict = set.verdict(on: comment(links + " http://last.example/"))
        #expect(verdict.status == .held)
        #expect(
            verdict.errors.map(\.message)
                == ["has 501 links, of which the first 500 were searched one by one"])
    }

    @Test("after five limit hits the rest isn't tried, and the submission is held")
    func budget() throws {
        let rules = (0..<20).map { "id: E\($0), on: [content], match: '(a+)+$', score: 1" }
        let set = try Folder.set(rules: rules, options: limited())
        let verdict = set.verdict(on: comment(String(repeating: "a", count: 40) + "b"))
        #expect(verdict.status == .held)
        #expect(verdict.errors.count == 6)
        #expect(
            verdict.errors.last?.message
                == "gave up after too many limit hits, so not every rule was tried")
    }

    @Test("what the facts rule out isn't searched, so it can't hit a limit")
    func closedGate() throws {
        let rules = (0..<4).map {
            "id: E\($0), on: [content], match: '(a+)+$', score: 1, when: author.hasURL and links.count == 0"
        }
        let set = try Folder.set(rules: rules, options: limited())
        let text = String(repeating: "a", count: 40) + "b"
        #expect(set.verdict(on: comment(text)).errors == [])
        let searched = set.verdict(on: comment(text, url: "https://rosa.example/"))
        #expect(searched.errors.count == 4)
        #expect(searched.status == .held)
    }

    @Test("however many rules in shadow hit limits, the live ones are tried")
    func shadowBudget() throws {
        var rules = (0..<20).map {
            "id: E\($0), on: [content], match: '(a+)+$', score: 1, state: shadow"
        }
        rules.append("id: LIVE, on: [content], match: ab, score: 7")
        let set = try Folder.set(rules: rules, options: limited())
        let verdict = set.verdict(on: comment(String(repeating: "a", count: 40) + "b"))
        #expect(verdict.status == .spam)
        #expect(verdict.errors == [])
    }

    @Test("when time runs out the submission is held")
    func time() throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: a, score: 1", "id: B, on: [folded], match: b, score: 1",
        ])
        let clock = Slow()
        let judge = FilterJudge(ruleSet: set) { clock.next() }
        let text = String(repeating: "ab ", count: 1_000)
        let verdict = judge.verdict(on: comment(text), history: History(), at: .fixed)
        #expect(verdict.status == .held)
        let message = try #require(verdict.errors.first?.message)
        #expect(message == "ran out of time, so not every rule was tried")
    }

    @Test(
        "huge and strange submissions are judged",
        arguments: [
            "", " ", "\0", "\u{FEFF}", String(repeating: "a", count: 1 << 20),
            String(repeating: "\u{301}", count: 50_000), String(repeating: "<b>", count: 50_000),
            String(repeating: "[url=", count: 50_000),
            String(repeating: "http://a.b/ ", count: 20_000),
            String(repeating: "&amp", count: 50_000), String(repeating: "👩‍👩‍👧", count: 10_000),
            String(repeating: "{a|", count: 30_000), String(repeating: "\u{202E}x ", count: 30_000),
        ])
    func strange(content: String) throws {
        let set = try RuleSet.load(folder: Shared.filters, cacheFolder: nil)
        for format in Submission.Format.allCases {
            var submission = comment(
                content, name: content, email: content, url: content, format: format)
            submission.ip = content
            submission.post.title = content
            submission.source = Submission.Source(url: content, title: content, excerpt: content)
            let verdict = set.verdict(on: submission)
            #expect(verdict.findings.reduce(0) { $0 + $1.points } == verdict.score)
            #expect(verdict.findings.allSatisfy { $0.matches.count <= 20 })
            _ = FieldRules(policy: set.policy).problems(in: submission)
            _ = SenderReader().identities(of: submission)
        }
    }

    @Test("mutilated rule files are loaded or refused with their places, never worse")
    func mutations() throws {
        var files: [String: [UInt8]] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: Shared.filters)
        for name in names where name.hasSuffix(".yaml") {
            files[name] = Array(
                try Data(contentsOf: URL(filePath: Shared.filters).appending(path: name)))
        }
        var generator = Seeded(state: 3)
        let inserts = Array("[]{}()|*+?\\'\":,-#&!\n\t 09azAZ.\u{0}\u{FF}".utf8)
        let folder = try Folder()
        for _ in 0..<100 {
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
                var bytes = bytes
                for _ in 0..<Int.random(in: 0...2, using: &generator) {
                    let index = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[index] = inserts.randomElement(using: &generator) ?? 0
                }
                try Data(bytes).write(to: URL(filePath: folder.path).appending(path: name))
            }
            do {
                let set = try folder.load()
                _ = set.verdict(on: comment("Buy http://a.example/ now"))
            } catch {
                #expect(!error.problems.isEmpty)
                #expect(error.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 })
            }
        }
    }
}

/// A clock that moves on by a second whenever it is read.
private final class Slow: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Duration {
        lock.withLock {
            count += 1
            return .seconds(count)
        }
    }
}
