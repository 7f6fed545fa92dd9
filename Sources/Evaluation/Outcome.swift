import Classifier
import Moderation

/// What became of one case.
public struct Outcome: Sendable {
    /// The case's place: file and line.
    public var place: String
    /// What was left out with it.
    public var group: String
    /// Whether a person called it spam.
    public var isSpam: Bool
    /// The verdict on it.
    public var verdict: Verdict
    /// The model's log-odds of spam; nil without a model.
    public var modelScore: Double?
    /// How many decisions the moderator had made on the blog before.
    public var decisions: Int

    /// What became of a case.
    public init(
        place: String, group: String, isSpam: Bool, verdict: Verdict, modelScore: Double?,
        decisions: Int = 0
    ) {
        self.place = place
        self.group = group
        self.isSpam = isSpam
        self.verdict = verdict
        self.modelScore = modelScore
        self.decisions = decisions
    }

    init(_ one: EvaluationCase, _ verdict: Verdict, _ model: Model, decisions: Int = 0) {
        self.init(
            place: one.place, group: one.group, isSpam: one.isSpam, verdict: verdict,
            modelScore: model.score(one.features), decisions: decisions)
    }

    /// The worst errors, worst first.
    public static func worst(_ count: Int, of outcomes: [Outcome]) -> [Outcome] {
        let wrong = outcomes.filter { $0.badness > 0 }
        let sorted = wrong.sorted { ($1.badness, $0.place) < ($0.badness, $1.place) }
        return Array(sorted.prefix(count))
    }

    /// How wrong it was: above zero for spam that was approved and for ham that was not.
    public var badness: Double {
        switch (isSpam, verdict.status) {
        case (true, .approved): 10 - verdict.score
        case (false, .spam): 100 + verdict.score
        case (false, .held): verdict.score
        default: 0
        }
    }
}
