import Foundation
import Moderation

/// Turns decisions into lessons, and lessons into the weights of the model.
///
/// Failure policy: the log of lessons is the truth and the file of weights follows it. A process
/// that is killed in between leaves weights that are some lessons behind; the next one to learn
/// adds what is missing. Two that learn at once exclude each other by the keeper's lock, and the
/// log refuses the slower one should the lock fail (on a network file system, say).
public struct Learner: Sendable {
    /// What one call of `catchUp` did.
    public struct Report: Sendable, Hashable {
        /// Lessons written.
        public var lessons = 0
        /// Decisions looked at.
        public var decisions: Int64 = 0
        /// Whether the log was written by another way of reading texts, so that all was learned again
        /// from the submissions that are still stored.
        public var isRelearned = false
        /// Whether another process was learning, so that nothing was done.
        public var isBusy = false
    }

    private let log: any LessonLog
    private let keeper: any ModelKeeper
    private let clock: any WallClock

    /// Decisions looked at in one transaction.
    static let groupCount = 500
    /// Lessons added to the weights between two looks at the log.
    static let lessonCount = 1_000

    /// Learns from `log` into what `keeper` keeps.
    public init(log: any LessonLog, keeper: any ModelKeeper, clock: any WallClock) {
        self.log = log
        self.keeper = keeper
        self.clock = clock
    }

    /// Learns from every decision that has not been looked at yet.
    ///
    /// - Throws: what the log or the keeper throws. What was learned before stays learned.
    @discardableResult
    public func catchUp() async throws -> Report {
        try await course { _ in }
    }

    /// Learns from examples that people labelled elsewhere, such as the lines of an export.
    ///
    /// An example that was learned with the same label before teaches nothing new; one with another
    /// label is unlearned first.
    ///
    /// - Parameter examples: each with a name of its own, under which it is known again.
    /// - Returns: what was done.
    /// - Throws: what the log or the keeper throws.
    @discardableResult
    public func learn(_ examples: [Example]) async throws -> Report {
        try await course { course in
            for start in stride(from: 0, to: examples.count, by: Self.groupCount) {
                let group = examples[start..<min(start + Self.groupCount, examples.count)]
                try await course.learn(Array(group))
            }
        }
    }

    /// Makes the weights anew: from the log of lessons, or with `fromDecisions` from every decision
    /// whose submission is still stored, as a changed way of reading texts needs.
    ///
    /// - Throws: what the log or the keeper throws. Until it has ended, others read the old weights.
    @discardableResult
    public func rebuild(fromDecisions: Bool) async throws -> Report {
        let prepare = { (draft: any ModelDraft) in
            draft.reset()
            if fromDecisions { try await log.forgetLessons(keepingImports: true) }
        }
        return try await course(preparing: prepare) { _ in }
    }

    /// Follows the log and the decisions, then does `body`, and saves what has changed.
    private func course(
        preparing prepare: (any ModelDraft) async throws -> Void = { _ in },
        _ body: (inout Course) async throws -> Void
    ) async throws -> Report {
        let outcome = try await keeper.exclusively { draft in
            try await prepare(draft)
            var course = Course(log: log, draft: draft, now: clock.now())
            try await course.followLog()
            try await course.followDecisions()
            try await body(&course)
            try await course.finish()
            return course.report
        }
        return outcome ?? Report(isBusy: true)
    }

    /// A submission that a person labelled.
    public struct Example: Sendable {
        /// Its name, as `Lesson.subject`.
        public var subject: String
        /// The submission.
        public var submission: Submission
        /// What it stands for.
        public var label: Label

        /// A labelled submission under a name.
        public init(subject: String, submission: Submission, label: Label) {
            self.subject = subject
            self.submission = submission
            self.label = label
        }
    }
}
