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
        for var row in try expired(.held, retention.held) {
            row.prior = .held
            try ledger.move(&row, to: .trash, event: .decided)
            report.heldMoved += 1
        }
        for row in try expired(.spam, retention.spam) {
            // Once a spammer, always: what was cleaned up still counts against the sender.
            try remove(row, isRemembered: true)
            report.spam += 1
        }
        for row in try expired(.trash, retention.trash) {
            try remove(row, isRemembered: false)
            report.trash += 1
        }
        try removeTraces()
        try removeEvents()
    }

    private func remove(_ row: SubmissionRow, isRemembered: Bool) throws {
        var gone = row
        gone.revision += 1
        try ledger.remove(row, keepsKey: false, isRemembered: isRemembered)
        try ledger.event(.deleted, gone, from: row.status, to: nil)
    }

    private mutating func expired(_ status: Status, _ span: Duration?) throws -> [SubmissionRow] {
        guard let cutoff = cutoff(span), budget > 0 else { return [] }
        let rows = try Query(
            """
            SELECT \(SubmissionRow.columns) FROM submissions s INDEXED BY submissions_expiry
            WHERE s.status = ? AND s.status >= 2 AND s.changed_at <= ?
            ORDER BY s.changed_at LIMIT ?
            """, in: database
        ).all([.int(status.code), .integer(cutoff), .int(budget)], read: SubmissionRow.init)
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
        for seq in rows {
            try Query(
                """
                UPDATE private_fields SET ip = NULL, user_agent = NULL, referrer = NULL
                WHERE seq = ?
                """, in: database
            ).run(.integer(seq))
            try Query("DELETE FROM private_fields WHERE seq = ? AND email IS NULL", in: database)
                .run(.integer(seq))
            try Query("UPDATE submissions SET traced = 0 WHERE seq = ?", in: database)
                .run(.integer(seq))
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
