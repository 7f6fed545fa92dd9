import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Counting what rules do")
struct CheckingTallyTests {
    private static func tally(_ texts: [(String, Label?)]) throws -> RuleTally {
        let set = try Folder.set(rules: [
            "id: A, on: [text], match: a, score: 4", "id: B, on: [text], match: b, action: spam",
            "id: C, on: [text], match: c, score: 1, state: shadow", "id: _X, on: [text], match: x",
        ])
        var tally = RuleTally(set)
        for (text, label) in texts {
            tally.add(set.verdict(on: comment(text)), label: label, baseline: .approved)
        }
        return tally
    }

    @Test("hits, shares, S/O and overlap are those counted by hand")
    func rows() throws {
        let tally = try Self.tally([
            ("ab", .spam), ("a", .spam), ("b", .spam), ("zz", .spam), ("a", .ham), ("c", .ham),
            ("ac", nil),
        ])
        let rows = Dictionary(uniqueKeysWithValues: tally.rows.map { ($0.rule, $0) })
        let a = try #require(rows["A"])
        #expect(a.spam == 2 && a.ham == 1)
        #expect(a.spamShare == 0.5 && a.hamShare == 0.5)
        #expect(a.spamOverall == 0.5)
        // Of the four hits one is with B and one, without a label, with C.
        #expect(a.overlap == "B" && a.overlapShare == 0.25)
        #expect(rows["B"]?.spamOverall == 1)
        #expect(rows["C"]?.ham == 1)
        #expect(rows["_X"] == nil)
        #expect(tally.statuses[.spam] == [.spam: 2, .held: 1, .approved: 1])
        let flips = tally.flips[RuleTally.Flip(label: .spam, from: .approved, to: .spam)]
        #expect(flips == 2 && tally.compared == 7)
    }

    @Test("two tallies together are as one")
    func merging() throws {
        let texts: [(String, Label?)] = [("ab", .spam), ("a", .ham), ("abc", nil), ("b", .ham)]
        var merged = try Self.tally(Array(texts[..<2]))
        merged.merge(try Self.tally(Array(texts[2...])))
        let whole = try Self.tally(texts)
        #expect(merged.rows == whole.rows)
        #expect(merged.labels == whole.labels && merged.flips == whole.flips)
    }

    @Test("Wilson's interval is that of the tables")
    func wilson() {
        let nine = Proportion(9, of: 10).interval
        #expect(abs(nine.lowerBound - 0.5958) < 0.0005 && abs(nine.upperBound - 0.9821) < 0.0005)
        #expect(Proportion(0, of: 0).share == nil)
        #expect(Proportion(0, of: 10).interval.lowerBound == 0)
        #expect(Proportion(10, of: 10).interval.upperBound == 1)
    }

    @Test("a bench counts what ran, with and without the prefilter")
    func bench() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: [
                "id: A, on: [text], match: casino, score: 1",
                "id: B, on: [text], match: '\\w\\d', score: 1", "id: C, when: A or B, score: 1",
                "id: D, on: [text], match: never, score: 1, state: off",
            ])
        ])
        var bench = RuleBench(try folder.load(RuleSet.Options()))
        for text in ["the casino", "nothing", "a1"] { bench.add(comment(text), at: .fixed) }
        let rows = Dictionary(uniqueKeysWithValues: bench.rows.map { ($0.name, $0) })
        #expect(rows["A"]?.runs == 1)
        #expect(rows["B"]?.runs == 3)
        #expect(rows["C"]?.runs == 3)
        #expect(rows["D"] == nil)
        #expect(bench.savedRuns == 2 && bench.patternRuns == 4)
        #expect(bench.verdicts.runs == 3 && bench.unfilteredMean != nil)
    }

    @Test("a verdict without some rules is judged by what is left")
    func without() {
        var verdict = Verdict(
            status: .spam, score: 8, thresholds: .init(hold: 3, spam: 7), summary: "", filters: "")
        verdict.findings = [
            Finding(rule: "A", about: "", points: 5.1, group: "a"),
            Finding(rule: "B", about: "", points: 2.9, group: "a"),
        ]
        #expect(verdict.isApproved(without: ["A"]))
        #expect(!verdict.isApproved(without: ["B"]))
        verdict.findings[1].points = 3
        #expect(!verdict.isApproved(without: ["A"]))
        #expect(verdict.isApproved(without: ["A", "B"]))
        verdict.findings[1].action = .allow
        #expect(verdict.isApproved(without: ["A"]))
        verdict.errors = [JudgementError(rule: nil, message: "x")]
        #expect(!verdict.isApproved(without: ["A", "B"]))
    }
}
