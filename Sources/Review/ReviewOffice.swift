import Foundation
import Moderation

/// What a review needs of the rest of Winnow.
///
/// Everything may throw; the review then shows the error and goes on.
public protocol ReviewOffice: Sendable {
    /// One page of submissions.
    func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage

    /// How many submissions match.
    func count(matching query: SubmissionQuery) async throws -> Int

    /// A query narrowed by what a moderator typed, such as `rule:BBCODE_LINK casino`.
    ///
    /// - Throws: ``ReviewRefusal`` for what can't be understood.
    func query(_ query: SubmissionQuery, limitedTo text: String) async throws -> SubmissionQuery

    /// A submission with what is known about it, as it is now; nil if it is gone.
    func card(of id: SubmissionID) async throws -> ReviewCard?

    /// The published comments of a submission's post.
    func thread(around stored: StoredSubmission) async throws -> CommentThread

    /// What the author of a submission sent before and since, newest first.
    func history(of stored: StoredSubmission, limit: Int) async throws -> [ReviewRow]

    /// What a submission has in common with others.
    func groups(of stored: StoredSubmission) async throws -> [ReviewGroup]

    /// The submissions of a group among those matching a query, up to `limit`.
    func members(
        of group: ReviewGroup, like stored: StoredSubmission, matching query: SubmissionQuery,
        limit: Int
    ) async throws -> [ReviewRow]

    /// The newest decision about a submission.
    func lastDecision(about id: SubmissionID) async throws -> Decision?

    /// Makes decisions as one batch of this session.
    func decide(_ requests: [DecisionRequest]) async throws -> ReviewActs

    /// Takes decisions back, as a batch of this session.
    func undo(_ selection: UndoSelection) async throws -> ReviewActs

    /// Says that this session looks at a submission, and no longer at any other.
    ///
    /// - Returns: who looks at it already; nil if nobody else does.
    func claim(_ id: SubmissionID) async throws -> String?

    /// Gives back whatever this session looks at.
    func releaseClaims() async throws

    /// Drafts a rule on trial that finds `text`, and says what it would hit.
    ///
    /// - Throws: ``ReviewRefusal`` if no rule can be made of it.
    func trial(of text: String) async throws -> ReviewRule

    /// Adds a rule, on trial.
    ///
    /// - Returns: where it was written.
    func add(_ rule: ReviewRule) async throws -> String
}

/// What became of decisions that were made or taken back together.
public struct ReviewActs: Sendable, Hashable {
    /// The batch in the log.
    public var batch: String
    /// An outcome for each request.
    public var outcomes: [DecisionOutcome]
    /// What stays to be done, such as publishing, and why; nil if all went well.
    public var warning: String?

    /// Joins a batch and its outcomes.
    public init(batch: String, outcomes: [DecisionOutcome], warning: String? = nil) {
        self.batch = batch
        self.outcomes = outcomes
        self.warning = warning
    }
}

/// Why something that was asked for can't be done, for the moderator to read.
public struct ReviewRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason.
    public let description: String

    /// A reason: lower case, no full stop.
    public init(_ description: String) { self.description = description }
}
