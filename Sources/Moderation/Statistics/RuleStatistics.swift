import Foundation

/// What rules did to the submissions that are stored.
public protocol RuleStatistics: Sendable {
    /// How often each rule fired, and what people said of those submissions.
    ///
    /// - Parameter since: only submissions received then or later; nil means all.
    /// - Returns: the counts of every rule that fired.
    /// - Throws: what the store throws.
    func ruleCounts(since: Date?) async throws -> RuleCounts

    /// What people say of a submission now: the last decision that stands.
    ///
    /// - Returns: nil if nobody approved it or called it spam.
    /// - Throws: what the store throws.
    func label(of id: SubmissionID) async throws -> Label?
}

/// How often rules fired.
public struct RuleCounts: Sendable, Hashable {
    /// One rule, live or on trial.
    public struct Row: Sendable, Hashable {
        /// The rule's id.
        public var rule: String
        /// Whether these are hits on trial, which added nothing.
        public var isShadow: Bool
        /// Submissions on which it fired.
        public var hits = 0
        /// Those that are approved now.
        public var approved = 0
        /// Those that are held now.
        public var held = 0
        /// Those that are spam now.
        public var spam = 0
        /// Those that people approved.
        public var decidedHam = 0
        /// Those that people called spam.
        public var decidedSpam = 0
        /// Receipt of the last.
        public var last: Date?

        /// A rule without hits.
        public init(rule: String, isShadow: Bool) {
            self.rule = rule
            self.isShadow = isShadow
        }
    }

    /// Submissions looked at.
    public var submissions: Int
    /// Those that people approved.
    public var decidedHam: Int
    /// Those that people called spam.
    public var decidedSpam: Int
    /// The rules that fired, by id.
    public var rows: [Row]

    /// Puts counts together; only stores do.
    public init(submissions: Int, decidedHam: Int, decidedSpam: Int, rows: [Row]) {
        self.submissions = submissions
        self.decidedHam = decidedHam
        self.decidedSpam = decidedSpam
        self.rows = rows
    }
}
