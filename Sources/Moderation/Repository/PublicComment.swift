import Foundation

/// An approved comment or ping with only the fields that may be published.
///
/// There is no place in it for an e-mail address, an IP address or a user agent, and an address
/// that the commenter typed into a public field as well is taken out of it.
public struct PublicComment: Sendable, Hashable {
    /// Its name for life.
    public var id: SubmissionID
    /// Which thread it belongs to.
    public var postKey: PostKey
    /// What sort of thing it is.
    public var kind: SubmissionKind
    /// The name shown; nil is shown as anonymous.
    public var authorName: String?
    /// The commenter's page.
    public var authorURL: String?
    /// The text as sent; nil for pings.
    public var content: String?
    /// How `content` is written.
    public var format: Submission.Format
    /// The linking page, for pings.
    public var source: Submission.Source?
    /// The comment it answers.
    public var parent: SubmissionID?
    /// The time shown to readers.
    public var date: Date
    /// Whether a moderator changed its text.
    public var isEdited: Bool

    /// Puts a public comment together from public fields.
    public init(
        id: SubmissionID, postKey: PostKey, kind: SubmissionKind, authorName: String? = nil,
        authorURL: String? = nil, content: String? = nil, format: Submission.Format = .text,
        source: Submission.Source? = nil, parent: SubmissionID? = nil, date: Date,
        isEdited: Bool = false
    ) {
        self.id = id
        self.postKey = postKey
        self.kind = kind
        self.authorName = authorName
        self.authorURL = authorURL
        self.content = content
        self.format = format
        self.source = source
        self.parent = parent
        self.date = date
        self.isEdited = isEdited
    }

    /// What may be published of a stored submission.
    public init(of stored: StoredSubmission) {
        let submission = stored.submission
        let privacy = Privacy(address: submission.author.email)
        self.init(
            id: stored.id, postKey: stored.postKey, kind: submission.kind,
            authorName: privacy.cleared(submission.author.name),
            authorURL: privacy.cleared(submission.author.url),
            content: privacy.cleared(submission.content, format: submission.format),
            format: submission.format,
            source: submission.source.map { source in
                Submission.Source(
                    url: privacy.cleared(source.url) ?? "", title: privacy.cleared(source.title),
                    excerpt: privacy.cleared(source.excerpt),
                    blogName: privacy.cleared(source.blogName))
            },
            parent: submission.parent, date: stored.displayedAt, isEdited: stored.isEdited)
    }
}
