import Foundation

/// What happened on the blog in a period, and what stands at its end.
public struct Statistics: Sendable, Hashable {
    /// Begin of the period.
    public var since: Date
    /// End of the period: the time it was asked for.
    public var until: Date
    /// Every day (UTC) that the period touches, oldest first; the first is cut at `since`.
    public var days: [DayFigures] = []
    /// The first day of which clean-up took nothing. Days before count only what is still stored,
    /// by where it stands now.
    public var isCompleteFrom: Int
    /// How many submissions of each kind stand where now.
    public var standing: [Status: [SubmissionKind: Int]] = [:]
    /// Who decided in the period, most decisions first.
    public var moderators: [ModeratorFigures] = []
    /// What people said of the filters' verdicts in the period.
    public var agreement = Agreement()
    /// Rules that fired on what was received in the period, most hits first.
    public var rules: [RuleFigures] = []
    /// How many submissions the rules' decided figures rest on: the latest decided on, bounded.
    public var decidedSample = 0
    /// What people said of the model's leaning, on the same submissions.
    public var model = ModelAgreement()
    /// How long what was held waited for its first decision in the period.
    public var waited = WaitFigures()
    /// What is held now, by how long it has waited.
    public var holding = WaitFigures()
    /// Receipt of the oldest that is queued now.
    public var oldestQueued: Date?
    /// Counts since the database was made, which never go down.
    public var totals = StatisticsTotals()

    /// Nothing yet, of a period.
    public init(since: Date, until: Date) {
        self.since = since
        self.until = until
        isCompleteFrom = DayFigures.day(of: since)
    }
}

/// Counts since the database was made, which never go down, whatever is removed.
public struct StatisticsTotals: Sendable, Hashable {
    /// Submissions stored.
    public var received = 0
    /// Entries of the log, by who and what; undone ones too.
    public var decisions: [DecisionCount] = []

    /// Entries of the log of one actor and action.
    public struct DecisionCount: Sendable, Hashable {
        /// Who.
        public var actor: String
        /// What.
        public var action: DecisionAction
        /// How many.
        public var count: Int

        /// Puts a row together; only stores do.
        public init(actor: String, action: DecisionAction, count: Int) {
            self.actor = actor
            self.action = action
            self.count = count
        }
    }

    /// Nothing.
    public init() {}
}
