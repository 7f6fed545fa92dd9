import Foundation
import GRDB
import Moderation

/// Writes to moderators' lists, within one act.
struct EntryRegister {
    private let act: Act
    private var database: Database { act.database }

    init(_ act: Act) { self.act = act }

    /// Puts an entry on its list.
    func add(_ entry: SenderEntry, identity: String, hash: SenderHash) throws -> EntryAct {
        var entry = entry
        try Query(
            """
            INSERT INTO entries (list, kind, hash, actor, added_at, until)
            VALUES (?, ?, ?, ?, ?, ?)
            """, in: database
        ).run(
            .int(entry.list.code), .int(entry.kind.code),
            .optional(hash.number(of: entry.kind, identity)), .text(entry.actor),
            .date(entry.addedAt), .optional(entry.expiresAt))
        entry.number = database.lastInsertedRowID
        try Query("INSERT INTO entry_values VALUES (?, ?, ?)", in: database)
            .run(.integer(entry.number), .text(entry.value), .optional(entry.note))
        return try log(.add, entry)
    }

    /// Takes an entry off its list; nil if it is on none.
    func remove(_ number: Int64) throws -> EntryAct? {
        guard let (entry, isRemoved) = try EntryRow.find(number, in: database), !isRemoved else {
            return nil
        }
        try setRemoved(true, number)
        return try log(.remove, entry)
    }

    /// Undoes an act; nil if it was undone already, or the entry stands otherwise since.
    func undo(_ number: Int64) throws -> EntryAct? {
        guard
            let done = try EntryRow.acts("d.number = ?", [.integer(number)], 1, in: database).first,
            done.undoneBy == nil,
            let (entry, isRemoved) = try EntryRow.find(done.entry.number, in: database),
            isRemoved == (done.action == .remove)
        else { return nil }
        try setRemoved(done.action == .add, entry.number)
        try Query("UPDATE entry_acts SET undone_by = ? WHERE number = ?", in: database)
            .run(.text(act.batch), .integer(number))
        if let undone = done.undoes {
            // What it had undone stands again.
            try Query("UPDATE entry_acts SET undone_by = NULL WHERE number = ?", in: database)
                .run(.integer(undone))
        }
        return try log(done.action == .add ? .remove : .add, entry, undoes: number)
    }

    private func setRemoved(_ isRemoved: Bool, _ number: Int64) throws {
        try Query("UPDATE entries SET removed = ? WHERE number = ?", in: database)
            .run(.flag(isRemoved), .integer(number))
    }

    private func log(
        _ action: EntryAct.Action, _ entry: SenderEntry, undoes: Int64? = nil
    ) throws -> EntryAct {
        let number = try act.ledger.next(.decision)
        try Query("INSERT INTO entry_acts VALUES (?, ?, ?, ?, ?, ?, NULL, ?)", in: database)
            .run(
                .integer(number), .text(act.batch), .integer(entry.number), .int(action.code),
                .text(act.actor), .date(act.now), .optional(undoes))
        return EntryAct(
            number: number, batch: act.batch, action: action, entry: entry, actor: act.actor,
            at: act.now, undoes: undoes)
    }
}
