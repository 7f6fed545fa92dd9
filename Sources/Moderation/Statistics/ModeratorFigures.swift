/// What one moderator did in a period. Decisions that were undone count in `undone` alone.
public struct ModeratorFigures: Sendable, Hashable {
    /// The name in the log.
    public var actor: String
    /// Approvals.
    public var approved = 0
    /// Calls of spam.
    public var spam = 0
    /// What was thrown away.
    public var trash = 0
    /// Holding, restoring, editing, deleting.
    public var other = 0
    /// Decisions undone since.
    public var undone = 0
    /// Approvals of what the filters held or called spam, and spam that they had approved.
    public var overruled = 0

    /// A moderator who did nothing.
    public init(actor: String) { self.actor = actor }

    /// Decisions that stand.
    public var total: Int { approved + spam + trash + other }
}

/// What people said of the filters' verdicts: of each submission decided on in a period, the last
/// decision that stands against what the filters had made of it.
public struct Agreement: Sendable, Hashable {
    /// Approved, and approved by people: after a change of mind.
    public var approvedHam = 0
    /// Approved by the filters, and spam to people: missed.
    public var approvedSpam = 0
    /// Held, and approved by people.
    public var heldHam = 0
    /// Held, and spam to people.
    public var heldSpam = 0
    /// Spam to the filters, and approved by people.
    public var spamHam = 0
    /// Spam to the filters and to people.
    public var spamSpam = 0

    /// Nothing was decided.
    public init() {}

    /// Counts one submission that the filters brought to `status`.
    public mutating func add(_ status: Status, _ label: Label) {
        switch (status, label) {
        case (.approved, .ham): approvedHam += 1
        case (.approved, .spam): approvedSpam += 1
        case (.held, .ham): heldHam += 1
        case (.held, .spam): heldSpam += 1
        case (.spam, .ham): spamHam += 1
        case (.spam, .spam): spamSpam += 1
        case (.queued, _), (.trash, _): break
        }
    }
}
