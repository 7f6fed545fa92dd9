/// A part of the judgement that could not be finished.
public struct JudgementError: Sendable, Hashable {
    /// The rule it belongs to; nil if none.
    public var rule: String?
    /// What went wrong, in lower case without a full stop.
    public var message: String

    /// Names the rule and what went wrong with it.
    public init(rule: String?, message: String) {
        self.rule = rule
        self.message = message
    }
}
