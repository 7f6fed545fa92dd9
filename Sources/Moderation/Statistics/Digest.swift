import Foundation

/// What a moderator should know of a period, but for what waits, which the catalog tells.
public struct Digest: Sendable, Hashable {
    /// Texts that came again and again, the most first.
    public var campaigns: [Campaign] = []
    /// Rules that people overruled in the period twice or more often, the most first.
    public var misfires: [Misfire] = []
    /// Submissions of the period that people called spam though the filters approved them.
    public var missed = 0
    /// What could not be judged whole, the most frequent first.
    public var failures: [Failure] = []
    /// Submissions queued for longer than ten minutes.
    public var stuck = 0
    /// Changes that wait to be published.
    public var unpublished = 0

    /// Nothing to say.
    public init() {}

    /// A rule that people overruled.
    public struct Misfire: Sendable, Hashable {
        /// The rule's id.
        public var rule: String
        /// Decisions against it.
        public var wrong: Int
        /// All decisions on submissions it fired on.
        public var decided: Int
        /// Whether it speaks for a submission.
        public var isForHam: Bool

        /// Puts a row together; only stores do.
        public init(rule: String, wrong: Int, decided: Int, isForHam: Bool) {
            self.rule = rule
            self.wrong = wrong
            self.decided = decided
            self.isForHam = isForHam
        }
    }

    /// A part of the judgement that failed.
    public struct Failure: Sendable, Hashable {
        /// The rule; nil if none.
        public var rule: String?
        /// What went wrong.
        public var message: String
        /// On how many submissions.
        public var count: Int
        /// One of them.
        public var example: SubmissionID

        /// Puts a row together; only stores do.
        public init(rule: String?, message: String, count: Int, example: SubmissionID) {
            self.rule = rule
            self.message = message
            self.count = count
            self.example = example
        }
    }
}
