import Foundation

/// A young rule that was put into shadow by itself, as it hit far more than expected.
///
/// A rule is young for a day after this wording of it was first in force. Of the submissions that
/// would have been approved without the young rules, the last 200 or so are looked at: a rule that
/// hit 20 of them, and a tenth, is stopped. Rules known when the database first saw any are old.
public struct RuleBrake: Sendable, Hashable {
    /// Hits from which a rule can be stopped.
    public static let hits = 20
    /// The share of the submissions otherwise approved from which a rule is stopped.
    public static let share = 0.1
    /// After so many submissions, both counts are halved, so that the past fades.
    public static let window = 200
    /// How long a rule is young.
    public static let youth: TimeInterval = 86_400

    /// The wording that was stopped; another wording of the rule isn't.
    public var rule: RuleVersion
    /// When.
    public var brakedAt: Date
    /// Submissions it kept from being approved.
    public var hits: Int
    /// Submissions that would have been approved without it, those included.
    public var judged: Int

    /// Puts a brake together; only stores do.
    public init(rule: RuleVersion, brakedAt: Date, hits: Int, judged: Int) {
        self.rule = rule
        self.brakedAt = brakedAt
        self.hits = hits
        self.judged = judged
    }

    /// Whether counts are far more than expected.
    public static func isDue(hits: Int, judged: Int) -> Bool {
        hits >= Self.hits && Double(hits) >= share * Double(judged)
    }
}
