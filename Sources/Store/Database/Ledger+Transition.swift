import GRDB
import Moderation

extension Ledger {
    /// Brings `row` to a status, as a new revision, with all that follows: counts, event,
    /// publication. A lease on it ends.
    ///
    /// `rules` are those of its verdict, looked up if they are not given. `state` is the revision
    /// that it is again like; nil if it is like none before. Without `hasLease` no lease is looked
    /// for.
    func move(
        _ row: inout SubmissionRow, to status: Status, event kind: Event.Kind,
        rules: [Int64]? = nil, state: Int? = nil, hasLease: Bool = true
    ) throws {
        let old = row.status
        count(-1, row, at: old)
        count(1, row, at: status)
        if (old == .held) != (status == .held) {
            countHeld(status == .held ? 1 : -1, rules: try rules ?? self.rules(of: row))
        }
        row.status = status
        row.changedAt = now
        // Only queued ones are ever claimed.
        let hasLease = hasLease && old == .queued
        try revise(&row, event: kind, from: old, state: state, hasLease: hasLease)
    }

    /// Writes `row` as a new revision, with event and publication.
    func revise(
        _ row: inout SubmissionRow, event kind: Event.Kind, from old: Status, state: Int? = nil,
        hasLease: Bool = true
    ) throws {
        row.revision += 1
        row.state = state ?? row.revision
        try save(row)
        if hasLease { try endLease(on: row) }
        try event(kind, row, from: old, to: row.status)
        if old == .approved || row.status == .approved { try order(row.id, post: row.post) }
    }

    /// The rules that fired on a submission.
    func rules(of row: SubmissionRow) throws -> [Int64] {
        let text = try query(.findRules).first {
            $0.add(row.seq)
        } read: {
            $0.text(0)
        }
        return Self.rules(text ?? "")
    }

    /// The numbers of rules as `verdicts` has them.
    static func rules(_ text: String) -> [Int64] {
        text.utf8.split(separator: UInt8(ascii: " ")).compactMap { Int64(Substring($0)) }
    }

    /// Writes all of a row that can change.
    private func save(_ row: SubmissionRow) throws {
        try query(.saveSubmission).run {
            $0.add(row.status.code)
            $0.add(row.revision)
            $0.add(row.state)
            $0.add(row.changedAt)
            $0.add(row.prior.map { Int64($0.code) })
            $0.add(row.isEdited)
            $0.add(row.seq)
        }
    }

    func endLease(on row: SubmissionRow) throws {
        try query(.endLease).run { $0.add(row.seq) }
    }

    /// Removes every trace of a submission but its decisions' log.
    ///
    /// With `keepsKey` the key it was sent with stays known; with `isRemembered` it still counts
    /// in its sender's history. `rules` are those of its verdict and `key` is its key, looked up
    /// if they are not given.
    func remove(
        _ row: SubmissionRow, keepsKey: Bool, isRemembered: Bool, rules: [Int64]? = nil,
        key: String?? = nil
    ) throws {
        count(-1, row, at: row.status, isRemembered: isRemembered)
        let rules = try rules ?? self.rules(of: row)
        if row.status == .held { countHeld(-1, rules: rules) }
        let finding = try query(.deleteFinding)
        for rule in rules {
            try finding.run {
                $0.add(rule)
                $0.add(row.receivedAt)
                $0.add(row.seq)
            }
        }
        if !keepsKey, let key = try key ?? self.key(of: row) {
            try query(.deleteKey).run { $0.add(key) }
        }
        // Only queued ones are ever claimed.
        if row.status == .queued { try endLease(on: row) }
        for statement in [HotStatement.deleteVerdict, .deletePrivate, .deleteText] {
            try query(statement).run { $0.add(row.seq) }
        }
        try query(.deleteSubmission).run { $0.add(row.seq) }
        // Only edits have texts in the log, and what was edited says so or has been undone since.
        if row.revision > 2 || row.isEdited {
            try query(.forgetTexts).run { $0.add(row.id.text) }
        }
    }

    private func key(of row: SubmissionRow) throws -> String? {
        try query(.findKey).first {
            $0.add(row.seq)
        } read: {
            $0.textOrNil(0)
        } ?? nil
    }
}
