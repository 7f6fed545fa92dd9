import Classifier
import Foundation
import Moderation
import Synchronization

/// Judges submissions with one set of filters.
///
/// Safe to use from any number of tasks. It remembers only which rules keep hitting their limits:
/// after three hits in one process a rule is put out of action until the filters are loaded again.
public final class FilterJudge: Judge {
    /// The filters it judges with.
    public let ruleSet: RuleSet
    /// The model behind `model.spam`: the one given, else the starter; nil if there is none.
    public let model: Model?
    private let budget = Budget()
    private let clock: @Sendable () -> Duration
    private let limitHits = Mutex<[Int: Int]>([:])

    /// SHA-256 of the rule set, in hexadecimal.
    public var filters: String { ruleSet.digest }

    /// Judges with a set of filters.
    ///
    /// - Parameters:
    ///   - ruleSet: the filters.
    ///   - model: the model behind `model.spam`; nil, or one that sees other features than this
    ///     version makes, leaves it to the starter.
    ///   - clock: monotonic time since any moment, for `Verdict.tookMicroseconds`.
    public init(
        ruleSet: RuleSet, model: Model? = nil, clock: @escaping @Sendable () -> Duration
    ) {
        self.ruleSet = ruleSet
        let isFit = model?.record.featureVersion == FeatureExtraction.version
        self.model = isFit ? model : ruleSet.starter
        self.clock = clock
    }

    /// Judges with a set of filters, by the system's monotonic clock.
    public convenience init(ruleSet: RuleSet, model: Model? = nil) {
        let start = ContinuousClock.now
        self.init(ruleSet: ruleSet, model: model) { ContinuousClock.now - start }
    }

    /// Ids of the rules that were put out of action because they kept hitting their limits.
    public var suspendedRules: [String] {
        suspended.sorted().map { ruleSet.rules[$0].id }
    }

    /// The verdict on `submission`, given what the blog knows of its sender.
    public func verdict(
        on submission: Submission, history: History, at now: Date
    ) -> Verdict {
        let start = clock()
        let subject = Subject(
            submission, history: history, at: now, emailLists: ruleSet.emailLists)
        var evaluation = Evaluation(
            rules: ruleSet.compiled, subject: subject, budget: budget, suspended: suspended,
            model: model, clock: clock)
        evaluation.run()
        let errors =
            evaluation.errors + suspensions(after: evaluation.limitHits) + unread(history.ping)
        var verdict = Ruling(evaluation: evaluation, errors: errors, policy: ruleSet.policy)
            .verdict(filters: ruleSet.digest, model: model)
        let (seconds, attoseconds) = (clock() - start).components
        verdict.tookMicroseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        return verdict
    }

    /// What the store needs to recognise the sender again.
    public func identities(of submission: Submission) -> Identities {
        SenderReader().identities(of: submission)
    }

    /// A ping whose page could not be looked at is held.
    private func unread(_ report: PingReport?) -> [JudgementError] {
        guard let failure = report?.failure else { return [] }
        let message = "the linking page could not be read: \(failure)"
        return [JudgementError(rule: nil, message: message)]
    }

    private var suspended: Set<Int> {
        let budget = budget
        return limitHits.withLock { hits in
            hits.isEmpty ? [] : Set(hits.filter { $0.value >= budget.hitsPerRule }.keys)
        }
    }

    /// Counts limit hits; one error for each rule that is now put out of action.
    private func suspensions(after hits: [Int]) -> [JudgementError] {
        guard !hits.isEmpty else { return [] }
        let budget = budget
        let fallen = limitHits.withLock { counts in
            Set(hits).sorted().filter { index in
                counts[index, default: 0] += 1
                return counts[index] == budget.hitsPerRule
            }
        }
        return fallen.map { index in
            JudgementError(
                rule: ruleSet.rules[index].id,
                message: "put out of action after \(budget.hitsPerRule) limit hits")
        }
    }
}
