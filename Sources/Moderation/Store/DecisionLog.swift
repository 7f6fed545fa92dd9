import Foundation

/// Makes decisions and remembers them.
public protocol DecisionLog: Sendable {
    /// Makes decisions as one batch; one that can't be made does not stop the rest.
    ///
    /// More than 500 are made in steps, between which others get their turn; each step is done
    /// wholly or not at all.
    ///
    /// - Returns: an outcome for each request, in order.
    func decide(
        _ requests: [DecisionRequest], batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome]

    /// Takes decisions back, newest first, with all that followed from them, and entries on
    /// moderators' lists.
    ///
    /// A submission that was changed again since is left alone and reported as stale. The undoing
    /// is a batch of its own, and can be undone in its turn. It is done in steps, as deciding is.
    func takeBack(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> TakenBack

    /// The entries of the log that match, newest first.
    func decisions(matching query: DecisionQuery) async throws -> [Decision]
}

extension DecisionLog {
    /// Takes decisions back, newest first, with all that followed from them.
    ///
    /// A submission that was changed again since is left alone and reported as stale. The undoing
    /// is a batch of its own, and can be undone in its turn.
    public func undo(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome] {
        try await takeBack(selection, batch: batch, actor: actor, at: now).outcomes
    }

    /// The log, newest first, of one submission or of all; `before` is a number to go on from.
    public func decisions(
        about id: SubmissionID?, before number: Int64?, limit: Int
    ) async throws -> [Decision] {
        var query = DecisionQuery()
        query.submission = id
        query.before = number
        query.limit = limit
        return try await decisions(matching: query)
    }
}
