/// What a moderator can do to a submission.
public enum DecisionAction: String, Sendable, Hashable, CaseIterable {
    /// Publish it.
    case approve
    /// Keep it waiting.
    case hold
    /// Mark it as spam.
    case spam
    /// Throw it away, until clean-up.
    case trash
    /// Take spam or trash back to the status before, or to `held` if that is unknown.
    case restore
    /// Change its public text.
    case edit
    /// Remove it for good; the log keeps the id alone. Can't be undone.
    case delete
    /// Send it back to be judged again by the rules as they are then.
    case requeue
    /// Written by the store when a decision is undone; it can't be asked for.
    case undo

    /// The status that the action leads to, where it is always the same one.
    public var status: Status? {
        switch self {
        case .approve: .approved
        case .hold: .held
        case .spam: .spam
        case .trash: .trash
        case .requeue: .queued
        case .restore, .edit, .delete, .undo: nil
        }
    }
}
