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
    /// Makes an empty store for one blog.
    private let makeStore: @Sendable () throws -> any SubmissionStore

    /// A trial.
    ///
    /// - Parameters:
    ///   - ruleSet: the filters.
    ///   - recipe: how a model is made without a group.
    ///   - fixed: a model to be tried as it is; nil trains one for each group, without it.
    ///   - now: the time of cases that don't say theirs.
    ///   - makeStore: makes an empty store for one blog of a stream.
    public init(
        ruleSet: RuleSet, recipe: StarterRecipe, fixed: Model? = nil, at now: Date,
        makeStore: @escaping @Sendable () throws -> any SubmissionStore
    ) {
        self.ruleSet = ruleSet
        self.recipe = recipe
        self.fixed = fixed
        self.now = now
        self.makeStore = makeStore
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
            let judge = FilterJudge(ruleSet: ruleSet, model: model, rests: nil)
            return cases.map { one in
                let verdict = judge.verdict(
                    on: one.submission, history: History(), at: one.submission.submittedAt ?? now)
                return Outcome(one, verdict, model)
            }
        }
    }

    /// Judges each group in order, as a new blog that starts with a model trained without it and
    /// remembers what came before. While the moderator is there, every one of the first
    /// `first` submissions is decided on, and then what is held or wrong, at once; the model learns
    /// from every decision. Without a moderator nothing is decided or learned.
    ///
    /// - Throws: what the stores throw.
    public func stream(
        _ cases: [EvaluationCase], training: [EvaluationCase], moderator: Moderator?
    ) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for (name, cases) in Self.groups(cases) {
            let model = model(without: name, training)
            outcomes += try await stream(cases, from: model, moderator)
        }
        return outcomes
    }

    private func stream(
        _ cases: [EvaluationCase], from model: Model, _ moderator: Moderator?
    ) async throws -> [Outcome] {
        var student = Student(model: model)
        var blog = TrialBlog(try makeStore())
        var judge = FilterJudge(ruleSet: ruleSet, model: model, rests: nil)
        var outcomes: [Outcome] = []
        for (one, time) in zip(cases, times(of: cases)) {
            let claim = try await blog.receive(
                one.submission, judge.identities(of: one.submission), at: time)
            let verdict = judge.verdict(on: one.submission, history: claim.history, at: time)
            try await blog.record(verdict, on: claim, at: time)
            let outcome = Outcome(one, verdict, student.model, decisions: student.lessons)
            outcomes.append(outcome)
            guard let moderator, moderator.decides(on: outcome) else { continue }
            try await blog.decide(claim.id, isSpam: one.isSpam, at: time)
            student.learn(one)
            judge = FilterJudge(ruleSet: ruleSet, model: student.model, rests: nil)
        }
        return outcomes
    }

    /// When each case comes: by its date; where not all have one, an hour after the one before.
    private func times(of cases: [EvaluationCase]) -> [Date] {
        let dates = cases.compactMap(\.submission.submittedAt)
        guard dates.count < cases.count else { return dates }
        return cases.indices.map { now.addingTimeInterval(Double($0 - cases.count) * 3600) }
    }

    private func model(without group: String, _ training: [EvaluationCase]) -> Model {
        fixed ?? recipe.model(training.filter { $0.group != group })
    }
}
