/// What a rule can demand instead of adding points.
public enum RuleAction: String, Sendable, Hashable, CaseIterable {
    /// Keep it for a moderator.
    case hold
    /// Mark it as spam.
    case spam
    /// Approve it. Weaker than `hold` and `spam`.
    case allow
}
