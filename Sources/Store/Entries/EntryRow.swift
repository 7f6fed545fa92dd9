import Foundation
import GRDB
import Moderation

/// Reads moderators' lists.
enum EntryRow {
    static let columns = """
        e.number, e.list, e.kind, v.value, e.actor, e.added_at, e.until, v.note, e.removed, e.hash
        """
    private static let columnCount: Int32 = 10

    static func entry(_ row: Query, from first: Int32 = 0) throws -> SenderEntry {
        SenderEntry(
            number: row.int64(first), list: try SenderEntry.List(code: row.int(first + 1)),
            kind: try SenderEntry.Kind(code: row.int(first + 2)), value: row.text(first + 3),
            actor: row.text(first + 4), addedAt: row.date(first + 5),
            expiresAt: row.isNull(first + 6) ? nil : row.date(first + 6),
            note: row.textOrNil(first + 7))
    }

    /// An entry, and whether it was taken off its list.
    static func find(_ number: Int64, in database: Database) throws -> (SenderEntry, Bool)? {
        try Query(
            """
            SELECT \(columns) FROM entries e CROSS JOIN entry_values v ON v.number = e.number
            WHERE e.number = ?
            """, in: database
        ).first(.integer(number)) { (try entry($0), $0.int(8) == 1) }
    }

    /// What stands on the lists, oldest first, with the numbers that senders are told by.
    static func standing(in database: Database) throws -> [(entry: SenderEntry, hash: Int64?)] {
        try Query(
            """
            SELECT \(columns) FROM entries e INDEXED BY entries_standing
            CROSS JOIN entry_values v ON v.number = e.number
            WHERE e.removed = 0 ORDER BY e.number
            """, in: database
        ).all([]) { (try entry($0), $0.int64OrNil(9)) }
    }

    /// Acts on entries, newest first, by a condition on `d`.
    static func acts(
        _ condition: String, _ arguments: [SQLValue], _ limit: Int, in database: Database
    ) throws -> [EntryAct] {
        try Query(
            """
            SELECT \(columns), d.number, d.batch, d.action, d.actor, d.at, d.undone_by, d.undoes
            FROM entry_acts d CROSS JOIN entries e ON e.number = d.entry
            CROSS JOIN entry_values v ON v.number = e.number
            WHERE \(condition) ORDER BY d.number DESC LIMIT ?
            """, in: database
        ).all(arguments + [.int(limit)]) { row in
            let next = columnCount
            return EntryAct(
                number: row.int64(next), batch: row.text(next + 1),
                action: row.int(next + 2) == 1 ? .remove : .add, entry: try entry(row),
                actor: row.text(next + 3), at: row.date(next + 4),
                undoneBy: row.textOrNil(next + 5), undoes: row.int64OrNil(next + 6))
        }
    }
}

extension SenderEntry.List {
    /// Its number in the database.
    var code: Int { self == .allow ? 0 : 1 }

    init(code: Int) throws { self = code == 0 ? .allow : .block }
}

extension SenderEntry.Kind {
    /// Its number in the database.
    var code: Int {
        switch self {
        case .author: 0
        case .email: 1
        case .host: 2
        case .network: 3
        case .domain: 4
        }
    }

    init(code: Int) throws {
        guard let kind = Self.allCases.first(where: { $0.code == code }) else {
            throw StoreError(.damaged, "the database holds an unknown kind of entry \(code)")
        }
        self = kind
    }
}

extension EntryAct.Action {
    /// Its number in the database.
    var code: Int { self == .add ? 0 : 1 }
}

extension SenderHash {
    /// The number that a sender is told by; nil for kinds that are compared as text.
    func number(of kind: SenderEntry.Kind, _ identity: String) -> Int64? {
        switch kind {
        case .author:
            // A person's number has a part of the address's in it.
            senders(
                of: Identities(
                    person: identity, email: identity.split(separator: "\n").last.map(String.init))
            ).person
        case .email: senders(of: Identities(email: identity)).email
        case .host: senders(of: Identities(host: identity)).host
        case .network, .domain: nil
        }
    }
}
