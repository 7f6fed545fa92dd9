import Classifier
import Filters
import Foundation
import Moderation

/// Tries filters and model on labelled submissions that the model has not seen.
public struct Trial: Sendable {
    /// The filters.
    public let ruleSet: RuleSet
    /// How a model is made without a group.
    public let recipe: StarterRecipe
    /// A model to be tried as it is, whatever it was trained on; nil trains one for each group.
    public let fixed: Model?
    /// The time of cases that don't say theirs.
    public let now: Date

    /// A trial.
    ///
    /// - Parameters:
    ///   - ruleSet: the filters.
    ///   - recipe: how a model is made without a group.
    ///   - fixed: a model to be tried as it is; nil trains one for each group, without it.
    ///   - now: the time of cases that don't say theirs.
    public init(ruleSet: RuleSet, recipe: StarterRecipe, fixed: Model? = nil, at now: Date) {
        self.ruleSet = ruleSet
        self.recipe = recipe
        self.fixed = fixed
        self.now = now
    }

    /// The cases of each group, groups by name, cases in the order of their dates where all have one.
    public static func groups(_ cases: [EvaluationCase]) -> [(
        name: String, cases: [EvaluationCase]
    )] {
        Dictionary(grouping: cases, by: \.group).sorted { $0.key < $1.key }.map { name, cases in
            guard cases.allSatisfy({ $0.submission.submittedAt != nil }) else {
                return (name, cases)
            }
            let sorted = cases.enumerated().sorted {
                let (one, other) = ($0.element.submission, $1.element.submission)
                let (first, second) = (
                    one.submittedAt ?? .distantPast, other.submittedAt ?? .distantPast
                )
                return (first, $0.offset) < (second, $1.offset)
            }
            return (name, sorted.map(\.element))
        }
    }

    /// Judges each case by a model that was trained without its group; nothing is learned, and
    /// nothing is known of any sender.
    ///
    /// - Parameters:
    ///   - cases: what is judged.
    ///   - training: what models are trained on, apart from the group judged.
    /// - Returns: what became of each, group by group.
    public func cold(_ cases: [EvaluationCase], training: [EvaluationCase]) -> [Outcome] {
        Self.groups(cases).flatMap { name, cases in
            let model = model(without: name, training)
            let judge = FilterJudge(ruleSet: ruleSet, model: model)
            return cases.map { outcome($0, judge, history: History(), model) }
        }
    }

    /// Judges each group in order, as a new blog that starts with a model trained without it. The
    /// moderator decides on the first `first` submissions all, and then on what is held or wrong;
    /// the model learns from every decision, and the history grows with every submission.
    public func stream(
        _ cases: [EvaluationCase], training: [EvaluationCase], first: Int
    ) -> [Outcome] {
        Self.groups(cases).flatMap { name, cases in
            stream(cases, from: model(without: name, training), first: first)
        }
    }

    private func stream(
        _ cases: [EvaluationCase], from model: Model, first: Int
    ) -> [Outcome] {
        var model = model
        var ledger = Ledger()
        var balance = Model.Balance()
        var decisions = 0
        return cases.map { one in
            let judge = FilterJudge(ruleSet: ruleSet, model: model)
            let identities = judge.identities(of: one.submission)
            var outcome = outcome(one, judge, history: ledger.history(of: identities), model)
            outcome.decisions = decisions
            let status = outcome.verdict.status
            let isRight = one.isSpam ? status == .spam : status == .approved
            if decisions < first || !isRight {
                decisions += 1
                let step = model.step(for: one.features, isSpam: one.isSpam, balance: balance)
                model.add(one.features, step: step)
                if one.isSpam { balance.spam += 1 } else { balance.ham += 1 }
            }
            ledger.note(identities, isSpam: one.isSpam)
            return outcome
        }
    }

    private func model(without group: String, _ training: [EvaluationCase]) -> Model {
        fixed ?? recipe.model(training.filter { $0.group != group })
    }

    private func outcome(
        _ one: EvaluationCase, _ judge: FilterJudge, history: History, _ model: Model
    ) -> Outcome {
        let verdict = judge.verdict(
            on: one.submission, history: history, at: one.submission.submittedAt ?? now)
        return Outcome(
            place: one.place, group: one.group, isSpam: one.isSpam, verdict: verdict,
            modelScore: model.score(one.features))
    }
}
