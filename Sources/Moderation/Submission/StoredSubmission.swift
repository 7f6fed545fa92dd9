import Foundation

/// A submission as the store holds it, with where it stands.
public struct StoredSubmission: Sendable, Hashable {
    /// Its name for life.
    public var id: SubmissionID
    /// What was sent, with any edits.
    public var submission: Submission
    /// Where it stands.
    public var status: Status
    /// Counts every change of status or text, from 1. A decision names the revision it saw.
    public var revision: Int
    /// When it was acknowledged.
    public var receivedAt: Date
    /// When it came to its present status.
    public var statusChangedAt: Date
    /// The folder of its post in the repository.
    public var postKey: PostKey
    /// Why it stands there; nil until judged.
    public var verdict: Verdict?
    /// Whether a moderator changed its text.
    public var isEdited: Bool

    /// Puts a stored submission together; only stores do.
    public init(
        id: SubmissionID, submission: Submission, status: Status, revision: Int, receivedAt: Date,
        statusChangedAt: Date, postKey: PostKey, verdict: Verdict?, isEdited: Bool
    ) {
        self.id = id
        self.submission = submission
        self.status = status
        self.revision = revision
        self.receivedAt = receivedAt
        self.statusChangedAt = statusChangedAt
        self.postKey = postKey
        self.verdict = verdict
        self.isEdited = isEdited
    }

    /// The time shown to readers: when it was sent, else when it came in.
    public var displayedAt: Date { submission.submittedAt ?? receivedAt }
}
