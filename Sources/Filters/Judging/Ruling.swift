import Classifier
import Moderation

/// Makes the verdict of an evaluation.
struct Ruling {
    let evaluation: Evaluation
    let errors: [JudgementError]
    let policy: Policy

    private var rules: CompiledRules { evaluation.rules }

    func verdict(filters: String, model: Model?, version: String?) -> Verdict {
        let fired = evaluation.fired.indices.filter {
            evaluation.fired[$0] && rules.traits[$0].hasEffect
        }
        let live = fired.filter { rules.traits[$0].isLive }
        let tally = Tally(
            live.map(entry), caps: rules.caps, thresholds: policy.thresholds,
            hasErrors: !errors.isEmpty)
        let explanation = Explanation(rules: rules, tally: tally, errors: errors)
        let words = telling(live, model)
        return Verdict(
            status: tally.status, score: tally.score.value, thresholds: policy.thresholds,
            forced: forced(tally), summary: explanation.summary,
            findings: tally.entries.map { finding($0.index, points: $0.counted, words) },
            shadow: fired.filter { rules.traits[$0].isOnTrial }
                .map { finding($0, points: .zero, []) },
            errors: errors, flip: explanation.flip, filters: filters,
            model: evaluation.opinion == nil ? nil : version)
    }

    private func entry(_ index: Int) -> Tally.Entry {
        let rule = rules.rules[index]
        return Tally.Entry(
            index: index, group: rule.group, points: rule.points, action: rule.action,
            counted: rule.points)
    }

    private func forced(_ tally: Tally) -> Verdict.Forced? {
        guard let entry = tally.forced, let action = entry.action else { return nil }
        return Verdict.Forced(action: action, rule: rules.rules[entry.index].rule.id)
    }

    private func finding(
        _ index: Int, points: Points, _ words: [Finding.Match]
    ) -> Finding {
        let rule = rules.rules[index]
        return Finding(
            rule: rule.rule.id, about: rule.rule.about, points: points.value,
            group: rule.rule.group, action: rule.action,
            matches: isTold(index) ? words : matches(of: index))
    }

    /// Whether a rule counts the model's opinion against the submission.
    private func isTold(_ index: Int) -> Bool {
        let rule = rules.rules[index]
        return rules.learning.needsModel[index] && !rule.searches && rule.points > .zero
    }

    /// The words that moved the model most towards spam, if a rule that fired needs them.
    private func telling(_ live: [Int], _ model: Model?) -> [Finding.Match] {
        guard let model, let features = evaluation.opinion?.features,
            live.contains(where: isTold)
        else { return [] }
        let reasons = features.reasons(by: model, subject: evaluation.subject, limit: 8)
        var words: [Finding.Match] = []
        for reason in reasons where reason.weight > 0 && words.count < 5 {
            guard let match = reason.match, !words.contains(match) else { continue }
            words.append(match)
        }
        return words
    }

    /// A rule without a search of its own shows where the `_` rules that it names matched.
    private func matches(of index: Int) -> [Finding.Match] {
        let rule = rules.rules[index]
        guard !rule.searches else { return evaluation.matches(of: index) }
        let named = rule.explainers.filter { evaluation.fired[$0] }
        return Array(
            named.flatMap { evaluation.matches(of: $0) }.prefix(evaluation.budget.matches))
    }
}
