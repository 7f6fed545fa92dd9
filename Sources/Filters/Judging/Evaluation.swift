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

    /// Where patterns and lists matched.
    private(set) var hits: Hits
    private(set) var fired: [Bool]
    private(set) var errors: [JudgementError] = []
    /// The model's probability of spam, and what it saw; nil if it wasn't needed.
    private(set) var opinion: (probability: Double, features: FeatureCollector)?
    /// Rules that hit a limit.
    private(set) var limitHits: Set<Int> = []
    private var liveHitCount = 0
    private var shadowHitCount = 0
    private var isExhausted = false
    /// How much was searched since the clock was looked at, in bytes and 64 for each search.
    private var unwatched = 0
    /// The rule whose condition is looked at.
    private var current = 0
    /// Rules that can't fire, by facts alone.
    private var closed: BitSet

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
        hits = Hits(ruleCount: rules.rules.count)
        closed = BitSet(below: rules.rules.count)
    }

    /// Evaluates every rule.
    mutating func run() {
        var settled = SettledParts(count: rules.conditionCode.settledCount)
        let (rules, subject) = (rules, subject)
        closed = rules.gates.closed { gate in
            rules.conditionCode.holds(rules.gatePlaces[gate], subject, &settled) == true
        }
        searchPatterns()
        searchTerms()
        searchKeys()
        for index in hits.rules { fired[index] = true }
        tryConditions(rules.conditions.free, &settled)
        guard rules.learning.isModelNeeded, let model else { return }
        // The features come between: they include the rules that don't need the model.
        let features = features()
        opinion = (model.probability(features.vector), features)
        tryConditions(rules.conditions.waiting, &settled)
    }

    private mutating func tryConditions(
        _ conditions: [RuleCondition], _ settled: inout SettledParts
    ) {
        let code = rules.conditionCode
        for condition in conditions {
            if closed.contains(condition.index) {
                fired[condition.index] = false
                continue
            }
            if let needed = condition.needed, !fired[needed] { continue }
            guard isActive(condition.index) else { continue }
            current = condition.index
            fired[condition.index] = code.holds(condition.place, self, &settled) == true
        }
    }

    func isActive(_ index: Int) -> Bool { ignoresStates || !rules.traits[index].isOff }

    // MARK: Patterns

    private mutating func searchPatterns() {
        guard let prefilter = rules.prefilter else {
            let all = rules.patternsByView
            return searchPatterns { view, _ in all[view.index] }
        }
        let subject = subject
        prefilter.withScan { scan in
            var last = (view: View.ip, candidates: [Int]())
            searchPatterns { view, text in
                if !subject.readsAlike(view, last.view) {
                    last.candidates = scan.candidates(in: text)
                }
                last.view = view
                return last.candidates
            }
        }
    }

    private mutating func searchPatterns(_ candidates: (View, String) -> [Int]) {
        for view in rules.patternViews {
            for (number, value) in subject.values(of: view).enumerated() {
                for rule in candidates(view, value.text)
                where rules.traits[rule].views.contains(view) && !closed.contains(rule) {
                    search(rule, view, number, value)
                }
            }
        }
    }

    private mutating func search(
        _ index: Int, _ view: View, _ number: Int, _ value: ViewText
    ) {
        guard let pattern = rules.rules[index].pattern, isActive(index) else { return }
        if !resting.isEmpty, let rest = resting[index] { return report(index, rest.complaint) }
        let most = rules.traits[index].hasEffect ? budget.matches : budget.namedMatches
        let limit = most - hits.count(of: index)
        guard !isExhausted, limit > 0,
            shadowHitCount < budget.limitHits || isLive(index)
        else { return }
        do {
            for range in try pattern.ranges(in: value.text, limit: limit) {
                add(range, of: value, view, number, to: index)
            }
        } catch {
            fail(index, error)
        }
        // Many searches that end just below their limits would otherwise go unnoticed.
        unwatched += 64 + value.text.utf8.count
        if unwatched > 2048 {
            unwatched = 0
            if clock() > deadline { exhaust("ran out of time") }
        }
    }

    /// Notes where a rule matched, unless it matched the same part of the field in another view.
    mutating func add(
        _ range: Range<Int>, of value: ViewText, _ view: View, _ number: Int, to index: Int,
        entry: (list: Int, entry: Int)? = nil
    ) {
        let source = value.sourceRange(of: range)
        let isKnown = hits.contains(index) { hit in
            hit.source == source
                && subject.values(of: hit.view)[hit.value].field == value.field
        }
        if isKnown { return }
        hits.add(index, view, value: number, range: range, source: source, entry: entry)
    }

    /// Where a rule matched, as a finding tells it.
    func matches(of index: Int) -> [Finding.Match] {
        hits[index].map { hit in
            let label = hit.entry.map { rules.lists[$0.list].text.label(of: $0.entry) }
            return subject.values(of: hit.view)[hit.value]
                .match(hit.range, source: hit.source, view: hit.view, entry: label)
        }
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

/// What is known before any rule is tried.
extension Subject: Evidence {
    func hasFired(_ rule: Int) -> Bool { false }
}
