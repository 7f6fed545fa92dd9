/// One wording of a rule: the same again whenever the rule decides the same.
public struct RuleVersion: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// Hexadecimal digits that change with whatever the rule's hits or points depend on.
    public var version: String

    /// Names a wording.
    public init(rule: String, version: String) {
        self.rule = rule
        self.version = version
    }
}
