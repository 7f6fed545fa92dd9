import Foundation
import Moderation

/// Something that a review wants done by others.
public enum ReviewEffect: Sendable, Hashable {
    /// Read the submissions anew, limited to what was typed, and begin at a place.
    case begin(limit: String, at: ReviewPlace?)
    /// Read more at the far end, or at the near one.
    case readLater(SubmissionQuery)
    /// Read more at the near end.
    case readEarlier(SubmissionQuery)
    /// Fetch a submission, and say that someone looks at it.
    case open(SubmissionID)
    /// Find the next submission with a text.
    case search(String, SubmissionQuery)
    /// Fetch the thread that a submission belongs to.
    case thread(StoredSubmission)
    /// Fetch what an author has sent.
    case history(StoredSubmission)
    /// Find what a submission belongs to.
    case groups(StoredSubmission)
    /// Find the members of a group.
    case gather(ReviewGroup, StoredSubmission, SubmissionQuery)
    /// Fetch the rows of these submissions.
    case gatherTagged([SubmissionID])
    /// Decide.
    case decide([DecisionRequest])
    /// Take back.
    case undo(UndoSelection, isRedo: Bool)
    /// Let the text be changed in an editor.
    case edit(StoredSubmission)
    /// Draft a rule.
    case trial(String)
    /// Add a rule.
    case add(ReviewRule)
    /// Stop the process for a while.
    case suspend
    /// Paint everything anew.
    case repaint
    /// End.
    case quit
}

/// Where a review was left.
public struct ReviewPlace: Sendable, Hashable {
    /// The submission that was on the table.
    public var id: SubmissionID
    /// When it had come, in case it is gone.
    public var receivedAt: Date
    /// What the review was limited to.
    public var limit: String

    /// Names a place.
    public init(id: SubmissionID, receivedAt: Date, limit: String) {
        self.id = id
        self.receivedAt = receivedAt
        self.limit = limit
    }
}
