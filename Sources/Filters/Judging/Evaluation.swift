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
    /// Indices of rules put out of action.
    let suspended: Set<Int>
    /// The model behind `model.spam`.
    let model: Model?
    let clock: @Sendable () -> Duration
    let deadline: Duration

    /// Where each rule's pattern or list matched.
    private(set) var matches: [[Finding.Match]]
    private(set) var fired: [Bool]
    private(set) var errors: [JudgementError] = []
    /// The model's probability of spam; nil if it wasn't needed.
    private(set) var probability: Double?
    /// Rules that hit a limit.
    private(set) var limitHits: [Int] = []
    private var isExhausted = false
    /// The rule whose condition is looked at.
    private var current = 0

    init(
        rules: CompiledRules, subject: Subject, budget: Budget = Budget(),
        ignoresStates: Bool = false, suspended: Set<Int> = [],
        model: Model? = nil, clock: @escaping @Sendable () -> Duration
    ) {
        self.rules = rules
        self.subject = subject
        self.budget = budget
        self.ignoresStates = ignoresStates
        self.suspended = suspended
        self.model = model
        self.clock = clock
        deadline = clock() + budget.time
        matches = [[Finding.Match]](repeating: [], count: rules.rules.count)
        fired = [Bool](repeating: false, count: rules.rules.count)
    }

    /// Evaluates every rule.
    mutating func run() {
        searchPatterns()
        searchTerms()
        searchKeys()
        for index in rules.rules.indices where rules.rules[index].searches {
            fired[index] = !matches[index].isEmpty
        }
        tryConditions(needingModel: false)
        guard rules.learning.isModelNeeded, let model else { return }
        probability = model.probability(features)
        tryConditions(needingModel: true)
    }

    /// The features come between: they include the rules that don't need the model.
    private mutating func tryConditions(needingModel: Bool) {
        let needsModel = rules.learning.needsModel
        for index in rules.conditionOrder
        where needsModel[index] == needingModel && isActive(index) {
            guard let condition = rules.rules[index].condition else { continue }
            if rules.rules[index].searches, !fired[index] { continue }
            current = index
            fired[index] = condition.holds(for: self) == true
        }
    }

    func isActive(_ index: Int) -> Bool {
        ignoresStates
            || !rules.rules[index].isOff && (suspended.isEmpty || !suspended.contains(index))
    }

    // MARK: Patterns

    private mutating func searchPatterns() {
        for view in rules.patternViews {
            for value in subject.values(of: view) {
                let worthwhile =
                    rules.prefilter?.candidates(in: value.text) ?? rules.patternsByView[view.index]
                for rule in worthwhile { search(rule, view, value) }
            }
            if clock() > deadline { exhaust("ran out of time") }
        }
    }

    private mutating func search(_ index: Int, _ view: View, _ value: ViewText) {
        let rule = rules.rules[index]
        guard rule.views.contains(view), let pattern = rule.pattern, isActive(index),
            !isExhausted, matches[index].count < budget.matches
        else { return }
        do {
            let limit = budget.matches - matches[index].count
            for match in try pattern.matches(in: value.text, limit: limit) {
                add(value.match(match.range, view: view), to: index)
            }
        } catch {
            fail(index, error)
        }
    }

    mutating func add(_ match: Finding.Match, to index: Int) {
        let isKnown = matches[index].contains {
            $0.field == match.field && $0.start == match.start && $0.end == match.end
        }
        if !isKnown { matches[index].append(match) }
    }

    private mutating func fail(_ index: Int, _ error: MatchError) {
        let rule = rules.rules[index].rule
        if rule.state == .live || ignoresStates {
            let message = "\(error)"
            let isKnown = errors.contains { $0.rule == rule.id && $0.message == message }
            if !isKnown { errors.append(JudgementError(rule: rule.id, message: message)) }
        }
        limitHits.append(index)
        if limitHits.count >= budget.limitHits { exhaust("gave up after too many limit hits") }
    }

    private mutating func exhaust(_ reason: String) {
        guard !isExhausted else { return }
        isExhausted = true
        errors.append(JudgementError(rule: nil, message: "\(reason), so not every rule was tried"))
    }
}

extension Evaluation: Evidence {
    func value(of fact: Fact) -> FactValue? {
        fact == .modelSpam ? probability.map { .number($0) } : subject.value(of: fact)
    }

    /// A rule on trial is seen by other rules on trial only.
    func hasFired(_ rule: Int) -> Bool {
        guard fired[rule] else { return false }
        return ignoresStates || rules.rules[rule].rule.state == .live
            || rules.rules[current].rule.state == .shadow
    }
}
