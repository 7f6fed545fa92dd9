import GRDB
import Moderation

/// One step of a clean-up: what has expired, and its removal.
struct Expiry {
    let ledger: Ledger
    let retention: Retention
    /// How many rows may still be touched.
    var budget: Int
    var report = CleanupReport()

    init(ledger: Ledger, retention: Retention, budget: Int) {
        self.ledger = ledger
        self.retention = retention
        self.budget = budget
    }

    private var database: Database { ledger.database }

    /// The time up to which something has expired; nil if it never does.
    private func cutoff(_ span: Duration?) -> Int64? { span.map { ledger.now - $0.milliseconds } }

    /// Removes what has expired, up to the budget.
    mutating func remove() throws {
        for var row in try expired(.held, retention.held, read: SubmissionRow.init) {
            row.prior = .held
            try ledger.move(&row, to: .trash, event: .decided)
            report.heldMoved += 1
        }
        // Once a spammer, always: what was cleaned up still counts against the sender.
        report.spam += try remove(.spam, retention.spam, isRemembered: true)
        report.trash += try remove(.trash, retention.trash, isRemembered: false)
        try removeTraces()
        try removeEvents()
    }

    /// Moves or removes no more than `budget` allows; returns how many.
    private mutating func remove(
        _ status: Status, _ span: Duration?, isRemembered: Bool
    ) throws -> Int {
        let rows = try expired(status, span) { query in
            Removable(
                row: try SubmissionRow(query),
                rules: Ledger.rules(query.text(SubmissionRow.columnCount)),
                key: query.textOrNil(SubmissionRow.columnCount + 1))
        }
        for var gone in rows {
            try ledger.remove(
                gone.row, keepsKey: false, isRemembered: isRemembered, rules: gone.rules,
                key: .some(gone.key))
            gone.row.revision += 1
            try ledger.event(.deleted, gone.row, from: status, to: nil)
        }
        return rows.count
    }

    private struct Removable {
        var row: SubmissionRow
        var rules: [Int64]
        var key: String?
    }

    private mutating func expired<Value>(
        _ status: Status, _ span: Duration?, read: (Query) throws -> Value
    ) throws -> [Value] {
        guard let cutoff = cutoff(span), budget > 0 else { return [] }
        let rows = try Query(
            """
            SELECT \(SubmissionRow.columns), v.rules, t.key
            FROM submissions s INDEXED BY submissions_expiry
            LEFT JOIN verdicts v ON v.seq = s.seq LEFT JOIN texts t ON t.seq = s.seq
            WHERE s.status = ? AND s.status >= 2 AND s.changed_at <= ?
            ORDER BY s.changed_at LIMIT ?
            """, in: database
        ).all([.int(status.code), .integer(cutoff), .int(budget)], read: read)
        budget -= rows.count
        return rows
    }

    private mutating func removeTraces() throws {
        guard let cutoff = cutoff(retention.privateFields), budget > 0 else { return }
        let rows = try Query(
            """
            SELECT seq FROM submissions INDEXED BY submissions_traced
            WHERE status = 1 AND traced = 1 AND received_at <= ? LIMIT ?
            """, in: database
        ).all([.integer(cutoff), .int(budget)]) { $0.int64(0) }
        let forget = try Query(
            "UPDATE private_fields SET ip = NULL, user_agent = NULL, referrer = NULL WHERE seq = ?",
            in: database)
        let drop = try Query(
            "DELETE FROM private_fields WHERE seq = ? AND email IS NULL", in: database)
        let mark = try Query("UPDATE submissions SET traced = 0 WHERE seq = ?", in: database)
        for seq in rows {
            try forget.run { $0.add(seq) }
            try drop.run { $0.add(seq) }
            try mark.run { $0.add(seq) }
        }
        budget -= rows.count
        report.privateFields += rows.count
    }

    /// Events are in order of time, but for a clock that jumped: some way ahead is looked too.
    private mutating func removeEvents() throws {
        guard let cutoff = cutoff(retention.events), budget > 0 else { return }
        try Query(
            """
            DELETE FROM events WHERE cursor IN (
                SELECT cursor FROM (SELECT cursor, at FROM events ORDER BY cursor LIMIT ?)
                WHERE at <= ? LIMIT ?)
            """, in: database
        ).run(.int(10_000), .integer(cutoff), .int(budget))
        budget -= database.changesCount
        report.events += database.changesCount
    }
}
