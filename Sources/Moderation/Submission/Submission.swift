import Foundation

/// The thing judged: one comment or ping as the blog's backend sent it.
///
/// The shape is that of DESIGN §6. Optional means that the backend need not send it; whether a
/// field is required of commenters is a matter of policy.
public struct Submission: Sendable, Hashable {
    /// The page commented on.
    public struct Post: Sendable, Hashable {
        /// Absolute http or https URL of the page.
        public var url: String
        /// The page's title, as readers see it.
        public var title: String?
        /// What the page is about: its first lines, or its terms.
        public var summary: String?
        /// When the page was published.
        public var publishedAt: Date?

        /// Describes a page by its URL and, if known, its title, summary and date.
        public init(
            url: String, title: String? = nil, summary: String? = nil, publishedAt: Date? = nil
        ) {
            self.url = url
            self.title = title
            self.summary = summary
            self.publishedAt = publishedAt
        }
    }

    /// What the commenter typed into the form's fields about themselves.
    public struct Author: Sendable, Hashable {
        /// The name to be shown.
        public var name: String?
        /// The address, which is never published.
        public var email: String?
        /// The commenter's own page.
        public var url: String?

        /// Describes an author; all fields may be absent.
        public init(name: String? = nil, email: String? = nil, url: String? = nil) {
            self.name = name
            self.email = email
            self.url = url
        }
    }

    /// The page that links to us, for pings.
    public struct Source: Sendable, Hashable {
        /// Absolute URL of the linking page.
        public var url: String
        /// The linking page's title.
        public var title: String?
        /// The words around the link.
        public var excerpt: String?
        /// The linking blog's name, which trackbacks send.
        public var blogName: String?

        /// Describes a linking page.
        public init(
            url: String, title: String? = nil, excerpt: String? = nil, blogName: String? = nil
        ) {
            self.url = url
            self.title = title
            self.excerpt = excerpt
            self.blogName = blogName
        }
    }

    /// What the backend's form observed about the sender.
    public struct Form: Sendable, Hashable {
        /// The value of a field that people can't see; anything but empty is a robot's.
        public var honeypot: String?
        /// Seconds between showing the form and sending it.
        public var seconds: Double?
        /// Whether the page's script ran.
        public var javascript: Bool?

        /// Describes a form; nil means that the backend does not observe it.
        public init(honeypot: String? = nil, seconds: Double? = nil, javascript: Bool? = nil) {
            self.honeypot = honeypot
            self.seconds = seconds
            self.javascript = javascript
        }
    }

    /// How `content` is written.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// Plain text, in which markup is shown as typed.
        case text
        /// HTML, which is sanitised before it is published.
        case html
    }

    /// What sort of thing it is.
    public var kind: SubmissionKind
    /// The page commented on.
    public var post: Post
    /// Who says to have written it.
    public var author: Author
    /// The comment's text; nil for pings.
    public var content: String?
    /// How `content` is written.
    public var format: Format
    /// The linking page; nil for comments.
    public var source: Source?
    /// The comment this one answers.
    public var parent: SubmissionID?
    /// The key of the comment this one answers, for backends that know their own names only.
    /// Taking a submission in turns it into `parent`.
    public var parentKey: String?
    /// The sender's IPv4 or IPv6 address.
    public var ip: String?
    /// The sender's User-Agent header.
    public var userAgent: String?
    /// The sender's Referer header.
    public var referrer: String?
    /// When the sender sent it; nil means on receipt.
    public var submittedAt: Date?
    /// What the form observed.
    public var form: Form
    /// The backend's own name for it: a second submission with the same key is the same one.
    public var key: String?

    /// Describes a submission; only its kind and post are always there.
    public init(
        kind: SubmissionKind, post: Post, author: Author = Author(), content: String? = nil,
        format: Format = .text, source: Source? = nil, parent: SubmissionID? = nil,
        parentKey: String? = nil, ip: String? = nil, userAgent: String? = nil,
        referrer: String? = nil,
        submittedAt: Date? = nil, form: Form = Form(), key: String? = nil
    ) {
        self.kind = kind
        self.post = post
        self.author = author
        self.content = content
        self.format = format
        self.source = source
        self.parent = parent
        self.parentKey = parentKey
        self.ip = ip
        self.userAgent = userAgent
        self.referrer = referrer
        self.submittedAt = submittedAt
        self.form = form
        self.key = key
    }
}
