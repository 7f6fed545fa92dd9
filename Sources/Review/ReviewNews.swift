import Moderation

/// What came of an effect.
enum ReviewNews: Sendable {
    /// The submissions were read anew.
    case began(Deck, query: SubmissionQuery, limit: String)
    /// More was read at an end.
    case later(SubmissionPage)
    case earlier(SubmissionPage)
    /// A submission was fetched; nil if it is gone.
    case card(ReviewCard?, SubmissionID)
    /// A text was found; nil if it is nowhere.
    case found(StoredSubmission?, String)
    case thread(CommentThread)
    case history([ReviewRow])
    case groups([ReviewGroup])
    case members(ReviewBulk)
    /// Decisions were made; with who changed those that were not as they had been seen.
    case decided([DecisionRequest], ReviewActs, others: [SubmissionID: String])
    /// Decisions were taken back.
    case undone(ReviewActs, isRedo: Bool)
    /// An editor was closed; nil if nothing was changed.
    case edited(DecisionRequest?)
    case trial(ReviewRule)
    case added(ReviewRule, where: String)
    /// How many wait now, and how many came since the review began.
    case counts(waiting: Int, new: Int)
    /// It could not be done.
    case failed(String)
}
