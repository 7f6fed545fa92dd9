import Email
import Moderation

/// What `policy.yaml` says: when submissions are held or spam, and what senders must fill in.
public struct Policy: Sendable, Hashable {
    /// Whether a field must be filled in.
    public enum Need: String, Sendable, Hashable, CaseIterable {
        /// Refused without it.
        case required
        /// May be left empty.
        case optional
    }

    /// Whether a sort of ping is taken at all.
    public enum Admission: String, Sendable, Hashable, CaseIterable {
        /// Judged like a comment.
        case accept
        /// Refused at the door.
        case refuse
    }

    /// When the DNS is asked about the domains of e-mail addresses.
    public enum DNSUse: String, Sendable, Hashable, CaseIterable {
        /// Never.
        case off
        /// By the worker, for what is queued.
        case background
        /// By the worker, and also where somebody waits for a verdict, as with `check`.
        case on
    }

    /// The longest texts, in bytes of UTF-8; WordPress's limits unless set.
    public struct Lengths: Sendable, Hashable {
        /// `author.name`.
        public var name = 245
        /// `author.email`.
        public var email = 100
        /// `author.url` and `source.url`.
        public var url = 200
        /// `content` and `source.excerpt`.
        public var content = 65_525
        /// `post.title`, `source.title` and `source.blog_name`.
        public var title = 1_000
        /// `post.summary`.
        public var summary = 8_192
    }

    /// Scores from which a submission is held and from which it is spam.
    public var thresholds = Verdict.Thresholds(hold: 3, spam: 7)
    /// Score from which a later version may drop spam unseen; today it is only read.
    public var discard: Double?
    /// Whether comments need a name.
    public var name = Need.required
    /// Whether comments need an e-mail address.
    public var email = Need.required
    /// Whether comments need the author's URL.
    public var url = Need.optional
    /// How e-mail addresses are checked.
    public var emailLevel = EmailLevel.smtp
    /// When the DNS is asked about their domains.
    public var emailDNS = DNSUse.off
    /// The longest texts.
    public var lengths = Lengths()
    /// Which sorts of ping are refused; all are accepted unless named here.
    public var pings: [SubmissionKind: Admission] = [:]
    /// The file of throw-away e-mail domains, below the folder of the rules.
    public var disposableDomains = "lists/disposable-domains.txt"
    /// The file of e-mail domains that are never throw-away; nil for none.
    public var allowedDomains: String?

    /// What holds without a `policy.yaml`.
    public init() {}

    /// Whether a sort of submission is taken at all.
    public func admits(_ kind: SubmissionKind) -> Bool { pings[kind, default: .accept] == .accept }
}
