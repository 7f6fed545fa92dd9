import Classifier
import Matching
import Moderation
import PCRE

/// One judgement on its way: which rules matched where, which fired, and what went wrong.
struct Evaluation {
    let rules: CompiledRules
    let subject: Subject
    let budget: Budget
    /// Whether every rule counts as live, as examples want it.
    let ignoresStates: Bool
    /// Rules that rest, by index.
    let resting: [Int: RuleRest]
    /// The model behind `model.spam`.
    let model: Model?
    let clock: @Sendable () -> Duration
    let deadline: Duration

    /// Where patterns and lists matched, by their rules.
    private(set) var matches: [Int: [Finding.Match]] = [:]
    private(set) var fired: [Bool]
    private(set) var errors: [JudgementError] = []
    /// The model's probability of spam, and what it saw; nil if it wasn't needed.
    private(set) var opinion: (probability: Double, features: FeatureCollector)?
    /// Rules that hit a limit.
    private(set) var limitHits: Set<Int> = []
    private var liveHitCount = 0
    private var shadowHitCount = 0
    private var isExhausted = false
    /// The rule whose condition is looked at.
    private var current = 0

    init(
        rules: CompiledRules, subject: Subject, budget: Budget = Budget(),
        ignoresStates: Bool = false, resting: [Int: RuleRest] = [:],
        model: Model? = nil, clock: @escaping @Sendable () -> Duration
    ) {
        self.rules = rules
        self.subject = subject
        self.budget = budget
        self.ignoresStates = ignoresStates
        self.resting = resting
        self.model = model
        self.clock = clock
        deadline = clock() + budget.time
        fired = [Bool](repeating: false, count: rules.rules.count)
    }

    /// Evaluates every rule.
    mutating func run() {
        searchPatterns()
        searchTerms()
        searchKeys()
        for index in matches.keys { fired[index] = true }
        tryConditions(rules.conditions.free)
        guard rules.learning.isModelNeeded, let model else { return }
        // The features come between: they include the rules that don't need the model.
        let features = features()
        opinion = (model.probability(features.vector), features)
        tryConditions(rules.conditions.waiting)
    }

    private mutating func tryConditions(_ conditions: [RuleCondition]) {
        let code = rules.conditionCode
        for condition in conditions where isActive(condition.index) {
            if rules.traits[condition.index].searches, !fired[condition.index] { continue }
            current = condition.index
            fired[condition.index] = code.holds(condition.place, self) == true
        }
    }

    func isActive(_ index: Int) -> Bool { ignoresStates || !rules.traits[index].isOff }

    // MARK: Patterns

    private mutating func searchPatterns() {
        for view in rules.patternViews {
            var isSearched = false
            for value in subject.values(of: view) {
                let worthwhile =
                    rules.prefilter?.candidates(in: value.text) ?? rules.patternsByView[view.index]
                for rule in worthwhile where rules.traits[rule].views.contains(view) {
                    search(rule, view, value)
                    isSearched = true
                }
            }
            if isSearched, clock() > deadline { exhaust("ran out of time") }
        }
    }

    private mutating func search(_ index: Int, _ view: View, _ value: ViewText) {
        guard let pattern = rules.rules[index].pattern, isActive(index) else { return }
        if !resting.isEmpty, let rest = resting[index] { return report(index, rest.complaint) }
        let limit = budget.matches - (matches[index]?.count ?? 0)
        guard !isExhausted, limit > 0,
            shadowHitCount < budget.limitHits || isLive(index)
        else { return }
        do {
            for match in try pattern.matches(in: value.text, limit: limit) {
                add(value.match(match.range, view: view), to: index)
            }
        } catch {
            fail(index, error)
        }
        // Many searches that end just below their limits would otherwise go unnoticed.
        if value.text.utf8.count > 2048, clock() > deadline { exhaust("ran out of time") }
    }

    mutating func add(_ match: Finding.Match, to index: Int) {
        let isKnown = matches[index]?.contains {
            $0.field == match.field && $0.start == match.start && $0.end == match.end
        }
        if isKnown != true { matches[index, default: []].append(match) }
    }

    private mutating func fail(_ index: Int, _ error: MatchError) {
        limitHits.insert(index)
        if isLive(index) { liveHitCount += 1 } else { shadowHitCount += 1 }
        report(index, "\(error)")
        if liveHitCount >= budget.limitHits { exhaust("gave up after too many limit hits") }
    }

    /// A rule on trial holds nothing.
    private mutating func report(_ index: Int, _ message: String) {
        guard isLive(index) else { return }
        let error = JudgementError(rule: rules.rules[index].rule.id, message: message)
        if !errors.contains(error) { errors.append(error) }
    }

    private func isLive(_ index: Int) -> Bool {
        ignoresStates || rules.traits[index].isLive
    }

    private mutating func exhaust(_ reason: String) {
        guard !isExhausted else { return }
        isExhausted = true
        errors.append(JudgementError(rule: nil, message: "\(reason), so not every rule was tried"))
    }
}

extension Evaluation: Evidence {
    func value(of fact: Fact) -> FactValue? {
        fact == .modelSpam ? opinion.map { .number($0.probability) } : subject.value(of: fact)
    }

    /// A rule on trial is seen by other rules on trial only.
    func hasFired(_ rule: Int) -> Bool {
        guard fired[rule] else { return false }
        return isLive(rule) || rules.traits[current].isOnTrial
    }
}
