import Foundation

/// Which entries of the log are asked for. Conditions are joined by *and*; nil asks for nothing.
public struct DecisionQuery: Sendable, Hashable {
    /// About this submission.
    public var submission: SubmissionID?
    /// By this actor.
    public var actor: String?
    /// Of this action.
    public var action: DecisionAction?
    /// In this batch, or in one whose name begins with this and a slash.
    public var batch: String?
    /// About submissions with a finding of this rule.
    public var rule: String?
    /// Made at this time or later.
    public var since: Date?
    /// Made before this.
    public var until: Date?
    /// Numbered below this: where to go on from.
    public var before: Int64?
    /// At most so many.
    public var limit = 50

    /// Asks for the newest 50 of all.
    public init() {}
}
