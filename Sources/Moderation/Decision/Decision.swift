import Foundation

/// A human act, as the log keeps it.
public struct Decision: Sendable, Hashable {
    /// Its number in the log, from 1.
    public var number: Int64
    /// The command or session it belongs to; undone as one.
    public var batch: String
    /// The submission it was about.
    public var submission: SubmissionID
    /// What was asked for.
    public var action: DecisionAction
    /// Who asked.
    public var actor: String
    /// When.
    public var decidedAt: Date
    /// The status before it.
    public var from: Status
    /// The status after it; nil if the submission was deleted.
    public var to: Status?
    /// The revision that it made.
    public var revision: Int
    /// A remark by the actor.
    public var note: String?
    /// The batch that undid it, if one did.
    public var undoneBy: String?

    /// Puts a log entry together; only stores do.
    public init(
        number: Int64, batch: String, submission: SubmissionID, action: DecisionAction,
        actor: String, decidedAt: Date, from: Status, to: Status?, revision: Int,
        note: String? = nil, undoneBy: String? = nil
    ) {
        self.number = number
        self.batch = batch
        self.submission = submission
        self.action = action
        self.actor = actor
        self.decidedAt = decidedAt
        self.from = from
        self.to = to
        self.revision = revision
        self.note = note
        self.undoneBy = undoneBy
    }
}
