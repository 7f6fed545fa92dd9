import Foundation
import GRDB
import Moderation

/// One batch of decisions in the making.
struct Act {
    let ledger: Ledger
    let batch: String
    let actor: String
    let now: Date

    var database: Database { ledger.database }

    /// Makes one decision, or says why not.
    func decide(_ request: DecisionRequest) throws -> DecisionOutcome {
        guard let row = try SubmissionRow.find(request.id, in: database) else {
            return DecisionOutcome(id: request.id, result: .unknown, status: nil, revision: nil)
        }
        if let seen = request.revision, seen != row.revision {
            return outcome(.stale(revision: row.revision), row)
        }
        switch request.action {
        case .approve: return try move(row, to: .approved, request)
        case .hold: return try move(row, to: .held, request)
        case .spam: return try move(row, to: .spam, request)
        case .trash: return try move(row, to: .trash, request)
        case .requeue: return try move(row, to: .queued, request)
        case .restore: return try restore(row, request)
        case .edit: return try edit(row, request)
        case .delete: return try delete(row, request)
        case .undo: return outcome(.refused("a decision is undone by its number or batch"), row)
        }
    }

    func outcome(
        _ result: DecisionOutcome.Result, _ row: SubmissionRow
    ) -> DecisionOutcome {
        DecisionOutcome(id: row.id, result: result, status: row.status, revision: row.revision)
    }

    private func move(
        _ row: SubmissionRow, to status: Status, _ request: DecisionRequest
    ) throws -> DecisionOutcome {
        guard row.status != status else { return outcome(.unchanged, row) }
        var after = row
        let remembers = request.action != .restore && (status == .spam || status == .trash)
        after.prior = remembers ? row.status : nil
        try ledger.move(&after, to: status, event: .decided)
        return try log(request, before: row, after: after)
    }

    private func restore(
        _ row: SubmissionRow, _ request: DecisionRequest
    ) throws -> DecisionOutcome {
        guard row.status == .spam || row.status == .trash else {
            return outcome(.refused("only spam and trash can be restored"), row)
        }
        return try move(row, to: row.prior ?? .held, request)
    }

    private func edit(_ row: SubmissionRow, _ request: DecisionRequest) throws -> DecisionOutcome {
        guard let edit = request.edit else {
            return outcome(.refused("the edit names no field"), row)
        }
        guard edit.content == nil || !row.kind.isPing else {
            return outcome(.refused("a ping has no text of its own"), row)
        }
        let text = try PublicText(of: row, in: database)
        let new = text.edited(edit)
        guard new.differs(from: text) else { return outcome(.unchanged, row) }
        var after = row
        try new.save(&after, in: database)
        try ledger.revise(&after, event: .edited, from: row.status)
        return try log(request, before: row, after: after, text: text)
    }

    private func delete(
        _ row: SubmissionRow, _ request: DecisionRequest
    ) throws -> DecisionOutcome {
        var gone = row
        gone.revision += 1
        // What is deleted for good is not left to be forgotten in some quiet moment.
        try SearchIndex.remove(row.seq, in: database)
        try ledger.remove(row, keepsKey: true, isRemembered: false)
        try ArrivalLog.erase(row.seq, in: database)
        try Query("INSERT INTO tombstones VALUES (?,?,?,?)", in: database)
            .run(.integer(row.seq), .text(row.id.text), .integer(ledger.now), .text(actor))
        try ledger.event(.deleted, gone, from: row.status, to: nil)
        if row.status == .approved { try ledger.order(row.id, post: row.post) }
        let number = try log(request, before: row, to: nil, revision: gone.revision, after: nil)
        return DecisionOutcome(
            id: row.id, result: .done(number: number), status: nil, revision: nil)
    }

    private func log(
        _ request: DecisionRequest, before: SubmissionRow, after: SubmissionRow,
        text: PublicText? = nil
    ) throws -> DecisionOutcome {
        let number = try log(
            request, before: before, to: after.status, revision: after.revision, after: after,
            text: text)
        return outcome(.done(number: number), after)
    }

    private func log(
        _ request: DecisionRequest, before: SubmissionRow, to status: Status?, revision: Int,
        after: SubmissionRow?, text: PublicText? = nil
    ) throws -> Int64 {
        let number = try ledger.next(.decision)
        let decision = Decision(
            number: number, batch: batch, submission: before.id, action: request.action,
            actor: actor, decidedAt: now, from: before.status, to: status, revision: revision,
            note: request.note)
        try LogEntry(decision, before: before, after: after, text: text).insert(in: database)
        return number
    }
}
