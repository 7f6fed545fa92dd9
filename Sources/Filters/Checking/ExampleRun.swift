import Foundation
import Moderation

/// Tries every rule on its own examples.
public struct ExampleRun: Sendable {
    /// How many examples were tried.
    public struct Counts: Sendable, Hashable {
        /// Rules and lists.
        public var rules = 0
        /// Examples on which a rule must fire.
        public var spam = 0
        /// Examples on which it must not.
        public var ham = 0
    }

    private let ruleSet: RuleSet
    private let now: Date
    private let rules: Set<String>?
    private let clock: @Sendable () -> Duration

    /// Tries the examples of a set.
    ///
    /// - Parameters:
    ///   - ruleSet: the filters.
    ///   - now: the time at which examples without `submitted_at` are judged.
    ///   - rules: only these are tried; nil means all.
    public init(ruleSet: RuleSet, at now: Date, rules: Set<String>? = nil) {
        self.ruleSet = ruleSet
        self.now = now
        self.rules = rules
        let start = ContinuousClock.now
        clock = { ContinuousClock.now - start }
    }

    /// How many examples there are.
    public var counts: Counts {
        ruleSet.rules.reduce(into: Counts()) { counts, rule in
            guard isMeant(rule) else { return }
            counts.rules += 1
            counts.spam += rule.spam.count
            counts.ham += rule.ham.count
        }
    }

    /// One problem, at the example, for each one that goes wrong. Rules in shadow or off are
    /// tried like live ones; rules that need a model are left out where no starter is.
    public func failures() -> [FilterProblem] {
        ruleSet.rules.indices.flatMap { index -> [FilterProblem] in
            let rule = ruleSet.rules[index]
            guard isMeant(rule), isTriable(index) else { return [] }
            return rule.spam.compactMap { failure(index, $0, expected: true) }
                + rule.ham.compactMap { failure(index, $0, expected: false) }
        }
    }

    private func isMeant(_ rule: Rule) -> Bool { rules?.contains(rule.id) ?? true }

    private func isTriable(_ index: Int) -> Bool {
        ruleSet.starter != nil || !ruleSet.compiled.learning.needsModel[index]
    }

    private func failure(_ index: Int, _ example: Example, expected: Bool) -> FilterProblem? {
        let subject = Subject(
            example.submission, history: example.history,
            at: example.submission.submittedAt ?? now, emailLists: ruleSet.emailLists)
        var evaluation = Evaluation(
            rules: ruleSet.compiled, subject: subject, ignoresStates: true,
            model: ruleSet.starter, clock: clock)
        evaluation.run()
        let rule = ruleSet.rules[index]
        if let error = evaluation.errors.first(where: { $0.rule == rule.id || $0.rule == nil }) {
            return FilterProblem(example.place, "\(rule.id): \(error.message)")
        }
        guard evaluation.fired[index] != expected else { return nil }
        let message = expected ? "does not fire on this spam example" : "fires on this ham example"
        return FilterProblem(example.place, "\(rule.id) \(message)")
    }
}
