import Foundation
import GRDB
import Moderation

/// The index of words, and of marks for where senders come from, within one transaction.
///
/// To fill it costs several times what storing a submission costs, so it is filled when nothing
/// else is to be done, and before a search that needs it. A row in `search_marks` says that a
/// submission is in it.
struct SearchIndex {
    let database: Database
    let hash: SenderHash

    private static let columns = """
        name, url, content, source_url, source_title, source_excerpt, post_title, marks
        """
    private static let values = """
        t.name, t.url, t.content, t.source_url, t.source_title, t.source_excerpt, t.post_title, ?
        """

    /// Whether something waits to be put in, up to a number.
    static func isBehind(_ last: Int64, in database: Database) throws -> Bool {
        try Query(
            """
            SELECT EXISTS (SELECT 1 FROM search_pending)
                OR EXISTS (SELECT 1 FROM texts WHERE seq <= ? AND seq >
                    (SELECT value FROM sequences WHERE name = 'indexed'))
            """, in: database
        ).first(.integer(last)) { $0.int(0) == 1 } ?? false
    }

    /// The last submission's number.
    static func last(in database: Database) throws -> Int64 {
        try Query("SELECT value FROM sequences WHERE name = 'submission'", in: database)
            .first { $0.int64(0) } ?? 0
    }

    /// Puts up to `limit` submissions in; returns how many.
    func add(_ limit: Int) throws -> Int {
        let edited = try rows(
            "s.seq IN (SELECT seq FROM search_pending)", [], limit: limit)
        for row in edited { try add(row) }
        let settle = try Query("DELETE FROM search_pending WHERE seq = ?", in: database)
        for row in edited { try settle.run(.integer(row.seq)) }
        if edited.isEmpty {
            try Query("DELETE FROM search_pending", in: database).run()
        }
        guard edited.count < limit else { return edited.count }
        return edited.count + (try addNew(limit - edited.count))
    }

    private func addNew(_ limit: Int) throws -> Int {
        let indexed =
            try Query("SELECT value FROM sequences WHERE name = 'indexed'", in: database)
            .first { $0.int64(0) } ?? 0
        let new = try rows("s.seq > ?", [.integer(indexed)], limit: limit)
        for row in new { try add(row) }
        let last = new.count < limit ? try Self.last(in: database) : new.last?.seq
        try Query("UPDATE sequences SET value = ? WHERE name = 'indexed'", in: database)
            .run(.integer(last ?? indexed))
        return new.count
    }

    /// Takes out up to `limit` of those that clean-up removed; returns how many.
    func forget(_ limit: Int) throws -> Int {
        let gone = try Query("SELECT seq FROM search_gone LIMIT ?", in: database)
            .all([.int(limit)]) { $0.int64(0) }
        let drop = try Query(
            """
            INSERT INTO search (search, rowid, \(Self.columns))
            SELECT 'delete', seq, \(Self.columns) FROM search_gone WHERE seq = ?
            """, in: database)
        let settle = try Query("DELETE FROM search_gone WHERE seq = ?", in: database)
        for seq in gone {
            try drop.run(.integer(seq))
            try settle.run(.integer(seq))
        }
        return gone.count
    }

    /// Takes one out at once, before its text is changed or deleted; returns whether it was in.
    @discardableResult
    static func remove(_ seq: Int64, in database: Database) throws -> Bool {
        let marks = try Query("SELECT marks FROM search_marks WHERE seq = ?", in: database)
            .first(.integer(seq)) { $0.text(0) }
        guard let marks else { return false }
        try Query(
            """
            INSERT INTO search (search, rowid, \(columns))
            SELECT 'delete', t.seq, \(values) FROM texts t WHERE t.seq = ?
            """, in: database
        ).run(.text(marks), .integer(seq))
        try Query("DELETE FROM search_marks WHERE seq = ?", in: database).run(.integer(seq))
        return true
    }

    /// Notes that one that was taken out has to be put in anew.
    static func await(_ seq: Int64, in database: Database) throws {
        try Query("INSERT OR IGNORE INTO search_pending VALUES (?)", in: database)
            .run(.integer(seq))
    }

    private struct Row {
        var seq: Int64
        var marks: String
    }

    private func rows(
        _ condition: String, _ arguments: [SQLValue], limit: Int
    ) throws -> [Row] {
        try Query(
            """
            SELECT s.seq, s.email, p.email, p.ip FROM submissions s
            LEFT JOIN private_fields p ON p.seq = s.seq
            WHERE \(condition) ORDER BY s.seq LIMIT ?
            """, in: database
        ).all(arguments + [.int(limit)]) { query in
            let marks = SearchMarks(hash: hash).marks(
                identity: query.int64OrNil(1), email: query.textOrNil(2), ip: query.textOrNil(3))
            return Row(seq: query.int64(0), marks: marks)
        }
    }

    private func add(_ row: Row) throws {
        try Query("INSERT OR REPLACE INTO search_marks VALUES (?, ?)", in: database)
            .run(.integer(row.seq), .text(row.marks))
        try Query(
            """
            INSERT INTO search (rowid, \(Self.columns))
            SELECT t.seq, \(Self.values) FROM texts t WHERE t.seq = ?
            """, in: database
        ).run(.text(row.marks), .integer(row.seq))
    }
}
