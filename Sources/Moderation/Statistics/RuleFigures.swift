/// How one rule did in a period.
public struct RuleFigures: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// Submissions on which it fired.
    public var hits: Int
    /// Of the sample, those that people approved.
    public var decidedHam = 0
    /// Of the sample, those that people called spam.
    public var decidedSpam = 0
    /// Whether it speaks for a submission: negative points, or an `allow`.
    public var isForHam = false

    /// A rule that nobody has decided on.
    public init(rule: String, hits: Int) {
        self.rule = rule
        self.hits = hits
    }

    /// Decisions that speak for the rule.
    public var right: Int { isForHam ? decidedHam : decidedSpam }
    /// Decisions at all.
    public var decided: Int { decidedHam + decidedSpam }
}
