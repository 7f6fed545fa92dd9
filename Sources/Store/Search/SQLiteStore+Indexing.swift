import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// How many submissions are put into the index in one transaction.
    private static let indexStep = 200
    /// How long the index is worked on in one go where nothing else is to be done.
    private static let indexSpan = Duration.milliseconds(250)
    /// How long nothing must have come in before that counts as nothing to be done.
    private static let quietSpan: Int64 = 1_000

    /// Puts into the index all that was stored before the call, in short steps.
    ///
    /// After a burst that costs some 30 µs for each submission that came; else hardly anything.
    func catchUp() async throws {
        let (last, isBehind) = try await read { database in
            let last = try SearchIndex.last(in: database)
            return (last, try SearchIndex.isBehind(last, in: database))
        }
        guard isBehind else { return }
        while try await indexStep(until: last) {}
    }

    /// Works on the index for a moment, if nothing came in shortly before `now`.
    func indexWhileQuiet(at now: Date) async throws {
        let (last, newest) = try await read { database in
            let last = try SearchIndex.last(in: database)
            let newest = try Query(
                "SELECT received_at FROM submissions ORDER BY seq DESC LIMIT 1", in: database
            ).first { $0.int64(0) }
            return (last, newest)
        }
        if let newest, newest > now.milliseconds - Self.quietSpan { return }
        let begin = ContinuousClock.now
        var goesOn = true
        while goesOn, begin.duration(to: .now) < Self.indexSpan {
            goesOn = try await indexStep(until: last)
            if !goesOn { goesOn = try await forgetStep() }
        }
    }

    /// One step; false when there is nothing left to be put in.
    private func indexStep(until last: Int64) async throws -> Bool {
        try await inQuiet { database in
            guard try SearchIndex.isBehind(last, in: database) else { return false }
            let index = SearchIndex(database: database, hash: try self.senderHash(in: database))
            return try index.add(Self.indexStep) > 0
        }
    }

    private func forgetStep() async throws -> Bool {
        try await inQuiet { database in
            let index = SearchIndex(database: database, hash: try self.senderHash(in: database))
            return try index.forget(Self.indexStep) > 0
        }
    }

    /// A transaction of which nobody needs to be told.
    private func inQuiet(
        _ body: @escaping @Sendable (Database) throws -> Bool
    ) async throws -> Bool {
        try await direct { database in
            var result = false
            try database.inTransaction(.immediate) {
                result = try body(database)
                return .commit
            }
            return result
        }
    }
}
