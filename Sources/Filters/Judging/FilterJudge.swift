import Classifier
import Foundation
import HTML
import Moderation

/// Judges submissions with one set of filters.
///
/// Safe to use from any number of tasks. It remembers only which rules keep hitting their limits,
/// and lets them rest; what a resting rule would have searched is held.
public final class FilterJudge: Judge {
    /// The filters it judges with.
    public let ruleSet: RuleSet
    /// The model behind `model.spam`: the one given, else the starter; nil if there is none.
    public let model: Model?
    private let modelVersion: String?
    private let budget = Budget()
    private let clock: @Sendable () -> Duration
    private let rests: RuleRests?
    /// The rules with patterns, which alone can hit a limit.
    private let patternRules: [RuleVersion: Int]

    /// SHA-256 of the rule set, in hexadecimal.
    public var filters: String { ruleSet.digest }

    /// Judges with a set of filters.
    ///
    /// - Parameters:
    ///   - ruleSet: the filters.
    ///   - model: the model behind `model.spam`; nil, or one that sees other features than this
    ///     version makes, leaves it to the starter.
    ///   - rests: which rules rest, shared with other judges if need be; nil lets none rest, so that
    ///     verdicts don't depend on those before.
    ///   - clock: monotonic time since any moment, for `Verdict.tookMicroseconds`.
    public init(
        ruleSet: RuleSet, model: Model? = nil, rests: RuleRests? = RuleRests(),
        clock: @escaping @Sendable () -> Duration
    ) {
        self.ruleSet = ruleSet
        let isFit = model?.record.featureVersion == FeatureExtraction.version
        self.model = isFit ? model : ruleSet.starter
        modelVersion = self.model?.version
        self.rests = rests
        self.clock = clock
        patternRules = rests == nil ? [:] : Self.patternRules(of: ruleSet)
    }

    /// Judges with a set of filters, by the system's monotonic clock.
    public convenience init(
        ruleSet: RuleSet, model: Model? = nil, rests: RuleRests? = RuleRests()
    ) {
        let start = ContinuousClock.now
        self.init(ruleSet: ruleSet, model: model, rests: rests) { ContinuousClock.now - start }
    }

    /// The rules that rest at an instant, by id.
    public func restingRules(at now: Date) -> [RuleRest] {
        resting(at: now).values.sorted { $0.rule < $1.rule }
    }

    /// The verdict on `submission`, given what the blog knows of its sender.
    public func verdict(
        on submission: Submission, history: History, at now: Date
    ) -> Verdict {
        let start = clock()
        let subject = Subject(
            submission, history: history, at: now, emailLists: ruleSet.emailLists)
        var evaluation = Evaluation(
            rules: ruleSet.compiled, subject: subject, budget: budget,
            resting: resting(at: now), model: model, clock: clock)
        evaluation.run()
        remember(evaluation.limitHits, of: subject)
        let errors = evaluation.errors + unread(history.ping) + unsearched(subject)
        var verdict = Ruling(
            evaluation: consume evaluation, errors: errors, policy: ruleSet.policy
        ).verdict(filters: ruleSet.digest, model: model, version: modelVersion)
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

    /// What has more links than are searched is held.
    private func unsearched(_ subject: Subject) -> [JudgementError] {
        let (count, limit) = (subject.markup.links.count, Subject.searchedLinks)
        guard count > limit else { return [] }
        let message = "has \(count) links, of which the first \(limit) were searched one by one"
        return [JudgementError(rule: nil, message: message)]
    }

    // MARK: Rests

    private func resting(at now: Date) -> [Int: RuleRest] {
        guard let rests = rests?.rests(at: now), !rests.isEmpty else { return [:] }
        var resting: [Int: RuleRest] = [:]
        for (rule, rest) in rests { patternRules[rule].map { resting[$0] = rest } }
        return resting
    }

    private func remember(_ hits: Set<Int>, of subject: Subject) {
        guard let rests, !hits.isEmpty else { return }
        let rules = patternRules.filter { hits.contains($0.value) }.keys
        rests.add(Set(rules), by: subject.sender, at: subject.now)
    }

    private static func patternRules(of ruleSet: RuleSet) -> [RuleVersion: Int] {
        var rules: [RuleVersion: Int] = [:]
        for (index, rule) in ruleSet.rules.enumerated() where rule.match != nil {
            rules[RuleVersion(rule: rule.id, version: ruleSet.versions[rule.id] ?? "")] = index
        }
        return rules
    }
}
