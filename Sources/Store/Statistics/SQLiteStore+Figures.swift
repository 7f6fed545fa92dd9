import Foundation
import GRDB
import Moderation

extension SQLiteStore: StatisticsSource {
    /// What happened from `since` to `now`, and what stands now.
    ///
    /// What clean-up removed is still counted by the events, for as long as those are kept. All is
    /// read from indexes and from the log of decisions, but for pings, whose rows are looked at.
    public func statistics(since: Date, at now: Date) async throws -> Statistics {
        try await read { database in
            var statistics = Statistics(since: since, until: now)
            let decided = try DecidedSample(since: since, in: database)
            let days = DayCounts(since: since, until: now, in: database)
            statistics.days = try days.days(decisions: decided.decisions)
            statistics.isCompleteFrom = try days.completeFrom()
            statistics.standing = try Self.standing(in: database)
            statistics.moderators = decided.moderators
            statistics.agreement = decided.agreement
            statistics.waited = decided.waited
            let rules = try RuleSample(decided.labels, in: database)
            statistics.rules = try rules.figures(since: since)
            statistics.decidedSample = rules.count
            statistics.model = rules.model
            statistics.holding = try Self.holding(at: now, in: database)
            statistics.oldestQueued =
                try Query(
                    "SELECT min(received_at) FROM submissions WHERE status = 0", in: database
                ).first { $0.isNull(0) ? nil : $0.date(0) } ?? nil
            statistics.totals = try Self.totals(in: database)
            return statistics
        }
    }

    private static func standing(in database: Database) throws -> [Status: [SubmissionKind: Int]] {
        var standing: [Status: [SubmissionKind: Int]] = [:]
        let rows = try Query("SELECT status, kind, number FROM counts", in: database).all([]) {
            (try Status(code: $0.int(0)), try SubmissionKind(code: $0.int(1)), $0.int(2))
        }
        for (status, kind, number) in rows where number != 0 {
            standing[status, default: [:]][kind] = number
        }
        return standing
    }

    private static func holding(at now: Date, in database: Database) throws -> WaitFigures {
        let received = try Query(
            "SELECT received_at FROM submissions INDEXED BY submissions_status WHERE status = 2",
            in: database
        ).all([]) { $0.date(0) }
        return WaitFigures(seconds: received.map { now.timeIntervalSince($0) })
    }

    private static func totals(in database: Database) throws -> StatisticsTotals {
        var totals = StatisticsTotals()
        totals.received =
            try Query("SELECT value FROM sequences WHERE name = 'submission'", in: database)
            .first { $0.int(0) } ?? 0
        totals.decisions = try Query(
            "SELECT actor, action, count(*) FROM decisions GROUP BY actor, action", in: database
        ).all([]) { row in
            DecisionAction(rawValue: row.text(1)).map {
                StatisticsTotals.DecisionCount(actor: row.text(0), action: $0, count: row.int(2))
            }
        }.compactMap { $0 }
        return totals
    }
}
