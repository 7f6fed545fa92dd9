import Foundation
import Moderation

/// The rules in force in this process, and which of them are still young.
struct WatchedRules: Sendable {
    /// The wordings in force.
    let rules: [RuleVersion]
    /// When each one that isn't settled was first in force, in milliseconds since 1970; nil until
    /// the first verdicts by them are recorded.
    var young: [RuleVersion: Int64]?

    /// What verdicts say of the young rules; empty if there is nothing to count.
    func counts(of verdicts: [Verdict], at now: Int64) -> [RuleVersion: (judged: Int, hits: Int)] {
        let first = now - Int64(RuleBrake.youth * 1000)
        let rules = (young ?? [:]).filter { $0.value > first }.map(\.key)
        guard !rules.isEmpty else { return [:] }
        let ids = Set(rules.map(\.rule))
        var judged = 0
        var hits: [String: Int] = [:]
        for verdict in verdicts {
            if verdict.status == .approved {
                judged += 1
            } else if verdict.isApproved(without: ids) {
                judged += 1
                for finding in verdict.findings where Self.accuses(finding) {
                    hits[finding.rule, default: 0] += 1
                }
            }
        }
        guard judged > 0 else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: rules.map { ($0, (judged: judged, hits: hits[$0.rule] ?? 0)) })
    }

    /// Whether a finding speaks against the submission.
    private static func accuses(_ finding: Finding) -> Bool {
        finding.points > 0 || finding.action == .spam || finding.action == .hold
    }
}
