import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// The most rows that one step removes, whatever the caller allows.
    static let longestStep = 2000
    /// How many rows are removed between two looks at the clock.
    private static let sliceCount = 50
    /// After how long a step takes no further slice, as others wait to write.
    private static let stepSpan = Duration.milliseconds(15)
    /// How long other writers get for themselves after each step.
    private static let breath = Duration.milliseconds(2)

    /// Removes up to `limit` rows of what has expired: as many as take a few milliseconds.
    ///
    /// Each step leaves other writers a moment before it returns.
    public func cleanUp(
        _ retention: Retention, at now: Date, limit: Int, dryRun: Bool
    ) async throws -> CleanupReport {
        if dryRun {
            return try await read { database in
                try ExpiryCount(database: database, now: now.milliseconds).report(retention)
            }
        }
        let budget = min(limit, Self.longestStep)
        guard budget > 0 else { return CleanupReport() }
        let report = try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let begin = ContinuousClock.now
            var report = CleanupReport()
            while report.total < budget, begin.duration(to: .now) < Self.stepSpan {
                var expiry = Expiry(
                    ledger: ledger, retention: retention,
                    budget: min(Self.sliceCount, budget - report.total))
                try expiry.remove()
                if expiry.report.total == 0 { break }
                report += expiry.report
            }
            try ArrivalLog.removeExpired(at: ledger.now, in: database)
            try ledger.close()
            return report
        }
        // A cancelled task has done its step all the same.
        if report.total > 0 { try? await Task.sleep(for: Self.breath) }
        return report
    }

    /// Gives freed space back to the file system and folds the log into the database.
    ///
    /// Works in short steps, between which others can write. Where others are reading, the log
    /// may keep its size; that is no error.
    public func compact() async throws {
        while try await giveBack() > 0 { try await Task.sleep(for: Self.breath) }
        try await direct { database in
            _ = try? database.checkpoint(.truncate)
        }
    }

    /// Gives up to 2 MiB back; returns how many free pages are left.
    private func giveBack() async throws -> Int64 {
        try await direct { database in
            let free = try Query("PRAGMA freelist_count", in: database)
            let before = try free.first { $0.int64(0) } ?? 0
            guard before > 0 else { return 0 }
            let step = try Query("PRAGMA incremental_vacuum(500)", in: database)
            while try step.step() {}
            step.clear()
            let after = try free.first { $0.int64(0) } ?? 0
            return after < before ? after : 0
        }
    }
}
