/// How well scores tell spam from ham, whatever the thresholds.
public struct Ranking: Sendable, Hashable {
    /// Spam and ham scores, each sorted upwards.
    private let spam: [Double]
    private let ham: [Double]

    /// The ranking of these scores.
    public init(_ scores: [LabelledScore]) {
        spam = scores.filter(\.isSpam).map(\.score).sorted()
        ham = scores.filter { !$0.isSpam }.map(\.score).sorted()
    }

    /// The chance that a random spam scores above a random ham, ties counting half; nil if either is
    /// missing.
    public var area: Double? {
        guard !spam.isEmpty, !ham.isEmpty else { return nil }
        var below = 0
        var through = 0
        var twice = 0
        for score in spam {
            while below < ham.count, ham[below] < score { below += 1 }
            through = max(through, below)
            while through < ham.count, ham[through] <= score { through += 1 }
            twice += below + through
        }
        return Double(twice) / 2 / Double(spam.count) / Double(ham.count)
    }

    /// The share of spam above the lowest threshold that lets at most `rate` of the ham through it;
    /// nil if there is no spam or no ham.
    public func recall(atFalsePositives rate: Double) -> Double? {
        guard !spam.isEmpty, !ham.isEmpty else { return nil }
        let allowed = Int((Double(ham.count) * rate).rounded(.down))
        guard allowed < ham.count else { return 1 }
        let bound = ham[ham.count - 1 - allowed]
        return Double(spam.count { $0 > bound }) / Double(spam.count)
    }
}
