extension Verdict {
    /// Whether it would have been `approved` without these rules, as far as the verdict itself
    /// tells: points that a group's cap took from other rules aren't given back.
    public func isApproved(without rules: Set<String>) -> Bool {
        guard errors.isEmpty else { return false }
        let rest = findings.filter { !rules.contains($0.rule) }
        if rest.contains(where: { $0.action == .spam || $0.action == .hold }) { return false }
        if rest.contains(where: { $0.action == .allow }) { return true }
        // Sums of thousandths, so that 0.1 + 0.2 isn't more than 0.3.
        return (rest.reduce(0) { $0 + $1.points } * 1000).rounded()
            < (thresholds.hold * 1000).rounded()
    }
}
