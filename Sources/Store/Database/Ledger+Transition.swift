import GRDB
import Moderation

extension Ledger {
    /// Brings `row` to a status, as a new revision, with all that follows: counts, event,
    /// publication. A lease on it ends.
    ///
    /// `rules` are those of its verdict, looked up if they are not given. `state` is the revision
    /// that it is again like; nil if it is like none before.
    func move(
        _ row: inout SubmissionRow, to status: Status, event kind: Event.Kind,
        rules: [Int64]? = nil, state: Int? = nil
    ) throws {
        let old = row.status
        count(-1, row, at: old)
        count(1, row, at: status)
        if (old == .held) != (status == .held) {
            countHeld(status == .held ? 1 : -1, rules: try rules ?? self.rules(of: row))
        }
        row.status = status
        row.changedAt = now
        try revise(&row, event: kind, from: old, state: state)
    }

    /// Writes `row` as a new revision, with event and publication.
    func revise(
        _ row: inout SubmissionRow, event kind: Event.Kind, from old: Status, state: Int? = nil
    ) throws {
        row.revision += 1
        row.state = state ?? row.revision
        try save(row)
        try endLease(on: row)
        try event(kind, row, from: old, to: row.status)
        if old == .approved || row.status == .approved { try order(row.id, post: row.post) }
    }

    /// The rules that fired on a submission.
    func rules(of row: SubmissionRow) throws -> [Int64] {
        let text = try query(.findRules).first(.integer(row.seq)) { $0.text(0) }
        return (text ?? "").split(separator: " ").compactMap { Int64($0) }
    }

    /// Writes all of a row that can change.
    private func save(_ row: SubmissionRow) throws {
        try query(.saveSubmission).run(
            .int(row.status.code), .int(row.revision), .int(row.state), .integer(row.changedAt),
            .optional(row.prior.map { Int64($0.code) }), .flag(row.isEdited), .integer(row.seq))
    }

    func endLease(on row: SubmissionRow) throws {
        try query(.endLease).run(.integer(row.seq))
    }

    /// Removes every trace of a submission but its decisions' log.
    ///
    /// With `keepsKey` the key it was sent with stays known; with `isRemembered` it still counts
    /// in its sender's history.
    func remove(_ row: SubmissionRow, keepsKey: Bool, isRemembered: Bool) throws {
        count(-1, row, at: row.status, isRemembered: isRemembered)
        let rules = try rules(of: row)
        if row.status == .held { countHeld(-1, rules: rules) }
        let finding = try query(.deleteFinding)
        for rule in rules {
            try finding.run(.integer(rule), .integer(row.receivedAt), .integer(row.seq))
        }
        if !keepsKey { try removeKey(of: row) }
        let statements: [HotStatement] = [
            .deleteVerdict, .endLease, .deletePrivate, .deleteText, .deleteSubmission,
        ]
        for statement in statements { try query(statement).run(.integer(row.seq)) }
        try query(.forgetTexts).run(.text(row.id.text))
    }

    private func removeKey(of row: SubmissionRow) throws {
        let key = try query(.findKey).first(.integer(row.seq)) { $0.textOrNil(0) }
        guard let key = key.flatMap({ $0 }) else { return }
        try query(.deleteKey).run(.text(key))
    }
}
