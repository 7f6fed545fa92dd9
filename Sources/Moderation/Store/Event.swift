import Foundation

/// A change that a backend may want to know of.
public struct Event: Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Sendable, Hashable {
        /// A worker judged it.
        case judged
        /// A moderator decided.
        case decided
        /// Its public text changed.
        case edited
        /// It was removed for good.
        case deleted
    }

    /// Its number; later events have higher ones.
    public var cursor: Int64
    /// When.
    public var at: Date
    /// What happened.
    public var kind: Kind
    /// To which submission.
    public var submission: SubmissionID
    /// On which post.
    public var post: PostKey
    /// The status before.
    public var from: Status
    /// The status after; nil if deleted.
    public var to: Status?
    /// The revision after.
    public var revision: Int

    /// Puts an event together.
    public init(
        cursor: Int64, at: Date, kind: Kind, submission: SubmissionID, post: PostKey,
        from: Status, to: Status?, revision: Int
    ) {
        self.cursor = cursor
        self.at = at
        self.kind = kind
        self.submission = submission
        self.post = post
        self.from = from
        self.to = to
        self.revision = revision
    }
}
