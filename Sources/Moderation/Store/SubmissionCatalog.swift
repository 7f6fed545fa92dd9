import Foundation

/// Looks things up in the store.
public protocol SubmissionCatalog: Sendable {
    /// One submission; nil if there is none of that id.
    func submission(_ id: SubmissionID) async throws -> StoredSubmission?

    /// The submission that was sent with a backend's key.
    func submission(forKey key: String) async throws -> StoredSubmission?

    /// What the blog knows of a sender and a text; `excluding` leaves one submission out of the
    /// counts.
    ///
    /// - Parameters:
    ///   - identities: the sender and the text.
    ///   - post: the URL of the post that it was sent to.
    ///   - id: a submission that doesn't count; nil if all do.
    ///   - now: the time from which echoes and floods are looked for.
    /// - Returns: what is known, by present status.
    /// - Throws: what the store throws.
    func history(
        of identities: Identities, on post: String, excluding id: SubmissionID?, at now: Date
    ) async throws -> History

    /// One page of submissions.
    func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage

    /// How many stand where; a status without any is there with 0.
    func counts(matching query: SubmissionQuery) async throws -> [Status: Int]

    /// What waits (`queued` and `held`), by post, most first.
    func waitingByPost(limit: Int) async throws -> [PostCount]

    /// What waits (`queued` and `held`) with what its senders are told apart by, oldest first.
    func waiting(limit: Int) async throws -> [WaitingSubmission]

    /// What is held, by rule, most first.
    func heldByRule(limit: Int) async throws -> [RuleCount]

    /// The oldest receipt among those of `status`.
    func oldest(_ status: Status) async throws -> Date?

    /// The key of a post by any URL it has had; nil if nothing was ever sent to it.
    func postKey(forURL url: String) async throws -> PostKey?

    /// Makes `url` another address of the post known as `post`.
    ///
    /// - Returns: false if `post` is unknown, or `url` already belongs to another post.
    func addAlias(_ url: String, to post: PostKey) async throws -> Bool

    /// What changed after `cursor` (0: from the start), oldest first.
    func events(after cursor: Int64, limit: Int) async throws -> [Event]
}

/// Which submissions are asked for. Conditions are joined by *and*; nil asks for nothing.
public struct SubmissionQuery: Sendable, Hashable {
    /// Standing at one of these; empty means any.
    public var statuses: Set<Status> = []
    /// Of one of these kinds; empty means any.
    public var kinds: Set<SubmissionKind> = []
    /// On this post, by any of its URLs or its key.
    public var post: String?
    /// Author's name or e-mail address, or part of it, in any case.
    public var author: String?
    /// Part of the text, title or excerpt, in any case.
    public var text: String?
    /// With a finding of this rule.
    public var rule: String?
    /// From this IP address.
    public var ip: String?
    /// Received before this.
    public var before: Date?
    /// Received at or after this.
    public var since: Date?
    /// What else they must be like; nil asks for nothing.
    public var filter: SubmissionFilter?
    /// What they are sorted by.
    public var order = Order.received
    /// From the top down: newest first, most points first, the last post first.
    public var newestFirst = true
    /// At most so many.
    public var limit = 50
    /// The `next` of the page before.
    public var cursor: String?

    /// What a listing can be sorted by; where that is the same, it is sorted by receipt.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// The time of receipt.
        case received
        /// The verdict's score; what was never judged has none and comes last from the top down.
        /// Everything that matches is looked at.
        case score
        /// The post's key. Everything that matches is looked at.
        case post
    }

    /// Asks for everything, newest first, 50 a page.
    public init() {}
}

/// One page of a listing.
public struct SubmissionPage: Sendable, Hashable {
    /// The submissions, in the order asked for.
    public var submissions: [StoredSubmission]
    /// The cursor of the next page; nil if this is the last.
    public var next: String?

    /// Puts a page together.
    public init(submissions: [StoredSubmission], next: String?) {
        self.submissions = submissions
        self.next = next
    }
}

/// How much waits on one post.
public struct PostCount: Sendable, Hashable {
    /// The post.
    public var post: PostKey
    /// Its title, if one was sent.
    public var title: String?
    /// How many wait.
    public var count: Int
    /// Receipt of the oldest.
    public var oldest: Date

    /// Puts a row together.
    public init(post: PostKey, title: String?, count: Int, oldest: Date) {
        self.post = post
        self.title = title
        self.count = count
        self.oldest = oldest
    }
}

/// How many held submissions one rule fired on.
public struct RuleCount: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// How many.
    public var count: Int

    /// Puts a row together.
    public init(rule: String, count: Int) {
        self.rule = rule
        self.count = count
    }
}
