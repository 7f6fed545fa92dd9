import Foundation
import Moderation
import Testing

/// What a store that counts must do, as checks to run on each implementation.
public struct StatisticsConformance: Sendable {
    /// A store that counts what happened, what rules did, and stops young ones.
    public typealias Store = SubmissionStore & StatisticsSource & RuleStatistics & RuleWatch

    /// One thing that it must do.
    public struct Check: Sendable, CustomStringConvertible {
        /// What it must do, as a sentence.
        public let description: String
        let body: @Sendable (any Store) async throws -> Void

        init(_ description: String, body: @escaping @Sendable (any Store) async throws -> Void) {
            self.description = description
            self.body = body
        }
    }

    private let makeStore: @Sendable () throws -> any Store

    /// Checks the stores that `makeStore` makes: a new, empty one for each check.
    public init(makeStore: @escaping @Sendable () throws -> any Store) {
        self.makeStore = makeStore
    }

    /// Runs one check; expectations that fail are issues of the running test.
    public func run(_ check: Check) async throws { try await check.body(makeStore()) }

    /// All checks.
    public static var checks: [Check] { dayChecks + peopleChecks + digestChecks + ruleChecks }

    static let day = 86_400.0
    static let start = Sample.start
    static let end = Sample.start.addingTimeInterval(3 * day)

    /// Stores and judges a comment for each time; gives their ids.
    static func judge(
        _ status: Status, rules: [String] = [], _ texts: [String] = ["This is very helpful!"],
        at instant: Date = start, in store: any Store
    ) async throws -> [SubmissionID] {
        var sample = Sample()
        // Ids of several calls differ by their time.
        let number = try await store.counts(matching: SubmissionQuery()).values.reduce(0, +)
        let new = texts.enumerated().map { place, text in
            sample.comment(text, at: instant.addingTimeInterval(Double(number + place) / 1000))
        }
        _ = try await store.enqueue(new)
        try await store.judgeAll(status, rules: rules, at: instant)
        return new.map(\.id)
    }

    private static let dayChecks = [
        Check("Verdicts count on their day, also once clean-up removed what they were on") {
            store in
            _ = try await judge(.approved, in: store)
            _ = try await judge(.spam, ["a", "b"], at: start.addingTimeInterval(day), in: store)
            _ = try await judge(.held, at: start.addingTimeInterval(2 * day), in: store)
            let before = try await store.statistics(since: start, at: end)
            let late = start.addingTimeInterval(40 * day)
            _ = try await store.cleanUp(Retention(), at: late, limit: 100, dryRun: false)
            let after = try await store.statistics(since: start, at: end)
            #expect(before.days == after.days)
            #expect(before.days.map(\.approved) == [1, 0, 0, 0])
            #expect(before.days.map(\.spam) == [0, 2, 0, 0])
            #expect(before.days.map(\.held) == [0, 0, 1, 0])
            #expect(before.days.first?.day == DayFigures.day(of: start))
            #expect(before.totals.received == 4 && after.totals.received == 4)
            #expect(after.standing[.spam] == nil && after.standing[.held] == [.comment: 1])
        },
        Check("What is outside the period doesn't count, what is queued does") { store in
            _ = try await judge(.approved, in: store)
            var sample = Sample()
            let later = start.addingTimeInterval(day)
            _ = try await store.enqueue([sample.comment(at: later), sample.pingback(at: later)])
            let figures = try await store.statistics(since: later, at: end)
            #expect(figures.days.map(\.received) == [2, 0, 0])
            #expect(figures.days.map(\.pings) == [1, 0, 0])
            #expect(figures.oldestQueued == later)
            let none = try await store.statistics(since: end, at: end)
            #expect(none.days.map(\.received) == [0] && none.moderators.isEmpty)
        },
        Check("Of days whose events are gone, what is still stored counts") { store in
            _ = try await judge(.approved, ["a", "b"], in: store)
            let late = start.addingTimeInterval(100 * day)
            _ = try await store.cleanUp(Retention(), at: late, limit: 100, dryRun: false)
            let figures = try await store.statistics(since: start, at: late)
            #expect(figures.days.first?.approved == 2)
            #expect(figures.isCompleteFrom > DayFigures.day(of: start))
        },
        Check("An empty store has nothing to tell") { store in
            let figures = try await store.statistics(since: start, at: end)
            #expect(figures.days == (0...3).map { DayFigures(day: DayFigures.day(of: start) + $0) })
            #expect(figures.rules.isEmpty && figures.waited == WaitFigures())
            #expect(try await store.digest(since: start, at: end) == Digest())
            let all = try await store.statistics(since: .distantPast, at: .distantFuture)
            #expect(all.totals.received == 0)
        },
    ]

    private static let peopleChecks = [
        Check("Decisions count for who made them, undone ones apart") { store in
            let held = try await judge(.held, ["a", "b", "c"], in: store)
            let good = try await judge(.approved, in: store)
            let hour = start.addingTimeInterval(3_600)
            _ = try await store.decide(.approve, held[0], batch: "1", actor: "rosa", at: hour)
            _ = try await store.decide(.spam, held[1], batch: "2", actor: "rosa", at: hour)
            _ = try await store.decide(.spam, good[0], batch: "3", actor: "ben", at: hour)
            _ = try await store.decide(.trash, held[2], batch: "4", actor: "ben", at: hour)
            _ = try await store.undo(.batch("4"), batch: "5", actor: "ben", at: hour)
            let figures = try await store.statistics(since: start, at: end)
            let rosa = figures.moderators.first { $0.actor == "rosa" }
            #expect(rosa?.approved == 1 && rosa?.spam == 1 && rosa?.overruled == 1)
            let ben = figures.moderators.first { $0.actor == "ben" }
            #expect(ben?.trash == 0 && ben?.undone == 1 && ben?.overruled == 1)
            #expect(figures.days.first?.peopleApproved == 1 && figures.days.first?.peopleSpam == 2)
            #expect(figures.agreement.heldHam == 1 && figures.agreement.heldSpam == 1)
            #expect(figures.agreement.approvedSpam == 1)
            #expect(figures.totals.decisions.reduce(0) { $0 + $1.count } == 5)
        },
        Check("The last decision that stands is what people say; the first ends the waiting") {
            store in
            let ids = try await judge(.held, ["a"], in: store)
            let hour = start.addingTimeInterval(3_600)
            _ = try await store.decide(.approve, ids[0], batch: "1", at: hour)
            _ = try await store.decide(
                .spam, ids[0], batch: "2", at: start.addingTimeInterval(2 * day))
            let figures = try await store.statistics(
                since: start.addingTimeInterval(day), at: end)
            #expect(figures.agreement.heldSpam == 1 && figures.agreement.heldHam == 0)
            #expect(figures.waited.count == 0)
            let all = try await store.statistics(since: start, at: end)
            #expect(all.waited.count == 1 && all.waited.median == 3_600)
            #expect(all.agreement.heldSpam == 1 && all.agreement.approvedSpam == 0)
        },
    ]
}
