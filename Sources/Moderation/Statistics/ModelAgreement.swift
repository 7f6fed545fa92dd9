/// What people said of the model's leaning, which is the sum of points of the rules in the group
/// `model` that fired.
public struct ModelAgreement: Sendable, Hashable {
    /// The version in the latest verdict looked at; nil without a model.
    public var version: String?
    /// Leanings that people called spam, in points, with how often each was.
    public private(set) var spam: [Double: Int] = [:]
    /// Leanings that people approved.
    public private(set) var ham: [Double: Int] = [:]

    /// Nothing was decided.
    public init() {}

    /// Counts one submission.
    public mutating func add(_ points: Double, _ label: Label) {
        switch label {
        case .spam: spam[points, default: 0] += 1
        case .ham: ham[points, default: 0] += 1
        }
    }

    /// Submissions on which the model leaned to either side.
    public var leaned: Int { sum(spam) { $0 != 0 } + sum(ham) { $0 != 0 } }
    /// Submissions looked at.
    public var total: Int { sum(spam) { _ in true } + sum(ham) { _ in true } }
    /// Leanings that people agreed with.
    public var right: Int { sum(spam) { $0 > 0 } + sum(ham) { $0 < 0 } }

    /// How often a spam submission has the higher leaning of a pair with a ham one; a tie is half
    /// (the area under the curve, after Mann and Whitney). Nil without a pair.
    public var area: Double? {
        let (spamCount, hamCount) = (sum(spam) { _ in true }, sum(ham) { _ in true })
        guard spamCount > 0, hamCount > 0 else { return nil }
        var below = 0
        var wins = 0.0
        for points in Set(spam.keys).union(ham.keys).sorted() {
            let (here, others) = (spam[points] ?? 0, ham[points] ?? 0)
            wins += Double(here) * (Double(below) + Double(others) / 2)
            below += others
        }
        return wins / (Double(spamCount) * Double(hamCount))
    }

    private func sum(_ counts: [Double: Int], where isCounted: (Double) -> Bool) -> Int {
        counts.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
    }
}
