import Foundation

/// Makes decisions and remembers them.
public protocol DecisionLog: Sendable {
    /// Makes decisions as one batch; one that can't be made does not stop the rest.
    ///
    /// - Returns: an outcome for each request, in order.
    func decide(
        _ requests: [DecisionRequest], batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome]

    /// Takes decisions back, newest first, with all that followed from them.
    ///
    /// A submission that was changed again since is left alone and reported as stale. The undoing
    /// is a batch of its own, and can be undone in its turn.
    func undo(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome]

    /// The log, newest first, of one submission or of all; `before` is a number to go on from.
    func decisions(
        about id: SubmissionID?, before number: Int64?, limit: Int
    ) async throws -> [Decision]
}
