import Moderation

/// What a number of outcomes amount to.
public struct AccuracyReport: Sendable {
    /// How well a score ranks.
    public struct Rank: Sendable, Hashable {
        /// The area under the curve of spam against ham caught.
        public var area: Interval
        /// The share of spam above the threshold that 1 %, 0.5 % and 0.1 % of the ham pass.
        public var recall: [Double: Interval]

        /// The ranking of scores; nil if either label is missing.
        public init?(_ scores: [LabelledScore]) {
            guard let area = Interval(scores, figure: { Ranking($0).area }) else { return nil }
            self.area = area
            recall = [0.01, 0.005, 0.001].reduce(into: [:]) { recall, rate in
                recall[rate] = Interval(scores) { Ranking($0).recall(atFalsePositives: rate) }
            }
        }
    }

    /// How many were spam, and how many ham.
    public var spam: Int
    /// How many were ham.
    public var ham: Int
    /// Ham that was called spam; nil without ham.
    public var hamOutright: Interval?
    /// Ham that was held or called spam.
    public var hamStopped: Interval?
    /// Spam that was approved; nil without spam.
    public var spamApproved: Interval?
    /// Spam that was called spam.
    public var spamOutright: Interval?
    /// Of everything, what was left to a person.
    public var held: Interval?
    /// The verdict's score as a ranking.
    public var score: Rank?
    /// The model's probability alone as a ranking.
    public var model: Rank?

    /// Adds outcomes up.
    public init(_ outcomes: [Outcome]) {
        let spam = outcomes.filter(\.isSpam)
        let ham = outcomes.filter { !$0.isSpam }
        func share(_ outcomes: [Outcome], _ statuses: Status...) -> Interval? {
            Interval(outcomes.count { statuses.contains($0.verdict.status) }, of: outcomes.count)
        }
        self.spam = spam.count
        self.ham = ham.count
        hamOutright = share(ham, .spam)
        hamStopped = share(ham, .held, .spam)
        spamApproved = share(spam, .approved)
        spamOutright = share(spam, .spam)
        held = share(outcomes, .held)
        score = Rank(
            outcomes.map { LabelledScore(isSpam: $0.isSpam, score: $0.verdict.score) })
        model = Rank(
            outcomes.compactMap { outcome in
                outcome.modelScore.map { LabelledScore(isSpam: outcome.isSpam, score: $0) }
            })
    }
}
