/// What sort of thing was sent to a post.
public enum SubmissionKind: String, Sendable, Hashable, CaseIterable {
    /// A reader's comment from the blog's form.
    case comment
    /// A Pingback 1.0 notification that another page links here.
    case pingback
    /// A TrackBack ping, which nothing has verified.
    case trackback
    /// A W3C Webmention.
    case webmention

    /// Whether another page sent it, so that `Submission.source` describes it instead of `content`.
    public var isPing: Bool { self != .comment }
}
