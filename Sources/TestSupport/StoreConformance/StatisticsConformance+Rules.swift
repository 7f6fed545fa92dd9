import Foundation
import Moderation
import Testing

extension StatisticsConformance {
    static let digestChecks = [
        Check("Rules that people overruled twice are told, once isn't") { store in
            let ids = try await judge(.held, rules: ["A"], ["a", "b", "c"], in: store)
            let other = try await judge(.held, rules: ["B"], in: store)
            _ = try await store.decide(.approve, ids[0], batch: "1")
            _ = try await store.decide(.approve, ids[1], batch: "2")
            _ = try await store.decide(.spam, ids[2], batch: "3")
            _ = try await store.decide(.approve, other[0], batch: "4")
            let digest = try await store.digest(since: start, at: end)
            #expect(
                digest.misfires
                    == [Digest.Misfire(rule: "A", wrong: 2, decided: 3, isForHam: false)])
            let later = try await store.digest(since: start.addingTimeInterval(1), at: end)
            #expect(later.misfires.isEmpty)
        },
        Check("What waits to be judged for long, and what failed, is told") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            let soon = start.addingTimeInterval(599)
            #expect(try await store.digest(since: start, at: soon).stuck == 0)
            #expect(try await store.digest(since: start, at: end).stuck == 1)
            let claims = try await store.claim(1, until: end, at: start)
            var verdict = Sample.verdict(.held)
            verdict.errors = [JudgementError(rule: "SLOW", message: "match limit")]
            _ = try await store.record(
                claims.map { Judgement(claim: $0, verdict: verdict) }, at: start)
            let failures = try await store.digest(since: start, at: end).failures
            #expect(failures.map(\.rule) == ["SLOW"] && failures.map(\.count) == [1])
            #expect(failures.map(\.example) == claims.map(\.id))
        },
    ]

    static let ruleChecks = [
        Check("Rules count by hits, and by what people said") { store in
            let ids = try await judge(.held, rules: ["A", "B"], ["a", "b"], in: store)
            _ = try await judge(.held, rules: ["B"], in: store)
            _ = try await store.decide(.spam, ids[0], batch: "1")
            _ = try await store.decide(.approve, ids[1], batch: "2")
            let figures = try await store.statistics(since: start, at: end)
            #expect(figures.rules.map(\.rule) == ["B", "A"])
            #expect(figures.rules.map(\.hits) == [3, 2])
            #expect(figures.rules.map(\.right) == [1, 1])
            #expect(figures.decidedSample == 2)
            let counts = try await store.ruleCounts(since: nil)
            #expect(counts.submissions == 3 && counts.decidedHam == 1 && counts.decidedSpam == 1)
            #expect(counts.rows.map(\.rule) == ["A", "B"])
            #expect(counts.rows.map(\.hits) == [2, 3])
            #expect(counts.rows.map(\.decidedSpam) == [1, 1])
            #expect(try await store.label(of: ids[0]) == .spam)
            #expect(try await store.label(of: ids[1]) == .ham)
        },
        Check("A young rule that holds too much is stopped, until it is let go") { store in
            let old = RuleVersion(rule: "OLD", version: "1")
            let new = RuleVersion(rule: "NEW", version: "1")
            store.watch([old])
            _ = try await judge(.held, rules: ["OLD"], manyTexts(30), in: store)
            #expect(try store.brakes().isEmpty)
            store.watch([old, new])
            _ = try await judge(.held, rules: ["NEW"], manyTexts(19), in: store)
            #expect(try store.brakes().isEmpty)
            _ = try await judge(.held, rules: ["NEW"], manyTexts(2), in: store)
            #expect(try store.brakes().map(\.rule) == [new])
            #expect(try store.release(new, at: start))
            #expect(try store.brakes().isEmpty)
            #expect(try !store.release(new, at: start))
            _ = try await judge(.held, rules: ["NEW"], manyTexts(30), in: store)
            #expect(try store.brakes().isEmpty)
        },
    ]

    private static func manyTexts(_ count: Int) -> [String] { (0..<count).map { "text \($0)" } }
}
