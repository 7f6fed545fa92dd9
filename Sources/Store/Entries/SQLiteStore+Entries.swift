import Foundation
import GRDB
import Moderation
import Synchronization

extension SQLiteStore {
    /// Puts an entry on its list.
    public func add(
        _ entry: SenderEntry, identity: String, batch: String
    ) async throws -> EntryAct {
        let hash = try await senderHash()
        return try await write { database in
            let ledger = Ledger(database, now: entry.addedAt.milliseconds)
            let act = Act(ledger: ledger, batch: batch, actor: entry.actor, now: entry.addedAt)
            let done = try EntryRegister(act).add(entry, identity: identity, hash: hash)
            try ledger.close()
            return done
        }
    }

    /// Takes an entry off its list; nil if it is on none.
    public func removeEntry(
        _ number: Int64, batch: String, actor: String, at now: Date
    ) async throws -> EntryAct? {
        try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let act = Act(ledger: ledger, batch: batch, actor: actor, now: now)
            let done = try EntryRegister(act).remove(number)
            try ledger.close()
            return done
        }
    }

    /// The entries on a list, or on both, that have not expired, oldest first.
    public func entries(on list: SenderEntry.List?, at now: Date) async throws -> [SenderEntry] {
        try await read { database in
            try EntryRow.standing(in: database).map(\.entry).filter { entry in
                (list == nil || entry.list == list) && (entry.expiresAt.map { $0 > now } ?? true)
            }
        }
    }

    /// The acts of the log that match, newest first; none if the query is about submissions.
    public func entryActs(matching query: DecisionQuery) async throws -> [EntryAct] {
        guard query.submission == nil, query.action == nil, query.rule == nil else { return [] }
        let filter = LogFilter(common: query)
        return try await read { database in
            try EntryRow.acts(
                filter.condition, filter.arguments, max(0, query.limit), in: database)
        }
    }
}

/// Moderators' lists as a process last read them.
final class KnownEntries: Sendable {
    private let table = Mutex<EntryTable?>(nil)

    /// The lists as they are in a transaction.
    func table(in database: Database) throws -> EntryTable {
        let version = try EntryTable.version(in: database)
        if let known = table.withLock({ $0 }), known.version == version { return known }
        let read = try EntryTable(in: database, version: version)
        table.withLock { $0 = read }
        return read
    }
}
