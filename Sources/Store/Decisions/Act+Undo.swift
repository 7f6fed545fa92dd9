import GRDB
import Moderation

extension Act {
    /// Takes one decision back, or says why not.
    ///
    /// Two things decide whether it can be: the submission still is what the decision made of it
    /// (or is so again, after later decisions were undone), and it still exists.
    func undo(_ entry: LogEntry) throws -> DecisionOutcome {
        let id = entry.decision.submission
        guard entry.decision.to != nil else {
            return DecisionOutcome(
                id: id, result: .refused("a deletion can't be undone"), status: nil, revision: nil)
        }
        guard let row = try SubmissionRow.find(id, in: database) else {
            return DecisionOutcome(id: id, result: .unknown, status: nil, revision: nil)
        }
        guard entry.decision.undoneBy == nil else { return outcome(.unchanged, row) }
        guard try row.state == entry.stateAfter || isOnlyJudgedSince(entry) else {
            return outcome(.stale(revision: row.revision), row)
        }
        return try putBack(entry, row)
    }

    /// Whether a submission was sent back to be judged, and nobody has decided on it since.
    private func isOnlyJudgedSince(_ entry: LogEntry) throws -> Bool {
        guard entry.decision.action == .requeue else { return false }
        let last = try Query(
            "SELECT max(number) FROM decisions WHERE id = ?", in: database
        ).first(.text(entry.decision.submission.text)) { $0.int64(0) }
        return last == entry.decision.number
    }

    private func putBack(_ entry: LogEntry, _ row: SubmissionRow) throws -> DecisionOutcome {
        var after = row
        var text: PublicText?
        if let old = entry.text {
            text = try PublicText(of: row, in: database)
            try old.save(&after, in: database)
        }
        after.prior = entry.prior
        let kind = text == nil ? Event.Kind.decided : .edited
        if entry.decision.from == row.status {
            try ledger.revise(&after, event: kind, from: row.status, state: entry.stateBefore)
        } else {
            try ledger.move(
                &after, to: entry.decision.from, event: kind, state: entry.stateBefore)
        }
        let number = try ledger.next(.decision)
        let decision = Decision(
            number: number, batch: batch, submission: row.id, action: .undo, actor: actor,
            decidedAt: now, from: row.status, to: after.status, revision: after.revision)
        try LogEntry(
            decision, undoes: entry.decision.number, before: row, after: after, text: text
        ).insert(in: database)
        try mark(entry)
        return outcome(.done(number: number), after)
    }

    /// Marks a decision as undone; if it undid another, that one stands again, and so on down.
    private func mark(_ entry: LogEntry) throws {
        try LogEntry.setUndoneBy(batch, entry.decision.number, in: database)
        var undoer = entry.decision.number
        var next = entry.undoes
        var stands = true
        while let number = next {
            let by = stands ? nil : try self.batch(of: undoer)
            try LogEntry.setUndoneBy(by, number, in: database)
            stands.toggle()
            undoer = number
            next = try LogEntry.link(number, in: database)
        }
    }

    private func batch(of number: Int64) throws -> String? {
        try Query("SELECT batch FROM decisions WHERE number = ?", in: database)
            .first(.integer(number)) { $0.text(0) }
    }
}
