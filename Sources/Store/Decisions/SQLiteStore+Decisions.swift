import Foundation
import Moderation

extension SQLiteStore {
    /// Makes decisions as one batch and one transaction.
    ///
    /// Deciding on a queued submission takes it from the queue; editing it leaves it there, to be
    /// judged as edited. Restoring goes back to the status just before, also from trash to spam;
    /// what a filter put to spam goes to `held`.
    public func decide(
        _ requests: [DecisionRequest], batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome] {
        if requests.isEmpty { return [] }
        return try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let act = Act(ledger: ledger, batch: batch, actor: actor, now: now)
            let outcomes = try requests.map(act.decide)
            try ledger.close()
            return outcomes
        }
    }

    /// Takes decisions back, newest first.
    ///
    /// `latest` passes over undoings, so that undoing twice goes two steps back; to redo, name the
    /// undoing's batch. What was undone already is `unchanged`.
    public func undo(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome] {
        try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let act = Act(ledger: ledger, batch: batch, actor: actor, now: now)
            let outcomes = try act.entries(selection).map(act.undo)
            try ledger.close()
            return outcomes
        }
    }

    /// The log, newest first.
    public func decisions(
        about id: SubmissionID?, before number: Int64?, limit: Int
    ) async throws -> [Decision] {
        let last = SQLValue.integer(number ?? Int64.max)
        let condition = id == nil ? "number < ?" : "number < ? AND id = ?"
        return try await read { database in
            try Query(
                """
                SELECT \(LogEntry.columns) FROM decisions WHERE \(condition)
                ORDER BY number DESC LIMIT ?
                """, in: database
            ).all([last] + (id.map { [.text($0.text)] } ?? []) + [.int(max(0, limit))]) {
                try LogEntry($0).decision
            }
        }
    }
}
