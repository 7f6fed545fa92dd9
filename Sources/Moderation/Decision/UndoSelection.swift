import Foundation

/// Which decisions to take back.
public enum UndoSelection: Sendable, Hashable {
    /// The newest batch of this actor that has not been undone.
    case latest(actor: String)
    /// One whole batch.
    case batch(String)
    /// One log entry.
    case decision(Int64)
    /// The newest decision about this submission that has not been undone.
    case submission(SubmissionID)
    /// All batches whose name begins with this and a slash: what one session did.
    case session(String)
    /// All that this actor decided since then.
    case actor(String, since: Date)
    /// All verdicts since then that this rule decided: without it the status would be another.
    ///
    /// These submissions go back to `queued`, to be judged again by the rules as they are then.
    /// One that a moderator has decided on since stays where it is.
    case rule(String, since: Date)
}
