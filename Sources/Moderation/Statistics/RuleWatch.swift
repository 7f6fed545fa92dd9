import Foundation

/// Remembers since when rules are in force, and stops young ones that hit far more than expected.
///
/// The counting is done by the store as it records verdicts, in the same transaction, so that all
/// processes agree and a restart changes nothing.
public protocol RuleWatch: Sendable {
    /// Says which wordings are in force in this process. Those never seen are young from the first
    /// verdicts on that are recorded by them, unless no rule was ever seen before.
    func watch(_ rules: [RuleVersion])

    /// The wordings that are stopped, by id.
    ///
    /// - Throws: what the store throws.
    func brakes() throws -> [RuleBrake]

    /// Lets a rule go: the wording is put in force again and is never stopped.
    ///
    /// - Returns: whether it was stopped.
    /// - Throws: what the store throws.
    func release(_ rule: RuleVersion, at now: Date) throws -> Bool
}
