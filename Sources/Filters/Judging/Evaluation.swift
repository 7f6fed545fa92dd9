import Email
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
    let clock: @Sendable () -> Duration
    let deadline: Duration

    /// Where each rule's pattern or list matched.
    private(set) var matches: [[Finding.Match]]
    private(set) var fired: [Bool]
    private(set) var errors: [JudgementError] = []
    /// Rules that hit a limit.
    private(set) var limitHits: [Int] = []
    private var isExhausted = false
    /// The rule whose condition is looked at.
    private var current = 0

    init(
        rules: CompiledRules, subject: Subject, budget: Budget = Budget(),
        ignoresStates: Bool = false, suspended: Set<Int> = [],
        clock: @escaping @Sendable () -> Duration
    ) {
        self.rules = rules
        self.subject = subject
        self.budget = budget
        self.ignoresStates = ignoresStates
        self.suspended = suspended
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
        for index in rules.conditionOrder where isActive(index) {
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

    private mutating func add(_ match: Finding.Match, to index: Int) {
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

    // MARK: Lists

    private mutating func searchTerms() {
        guard !rules.terms.isEmpty else { return }
        for view in rules.termViews {
            // Plain text is the same in both views, so one search serves both.
            let isPlain = subject.isPlainText && rules.termViews.contains(.content)
            if isPlain, view == .text { continue }
            let views: ViewSet =
                isPlain && view == .content ? [ViewSet(.text), ViewSet(view)] : ViewSet(view)
            let values = subject.values(of: view)
            for (value, caseless) in zip(values, subject.caselessValues(of: view)) {
                rules.terms.search(caseless.bytes) { list, entry, range in
                    check(list, entry, range, views, value, caseless)
                    return true
                }
            }
        }
    }

    private mutating func check(
        _ number: Int, _ entry: Int, _ range: Range<Int>, _ views: ViewSet, _ value: ViewText,
        _ caseless: CaselessText
    ) {
        let index = rules.listRules[number]
        let searched = rules.rules[index].views.intersection(views)
        guard !searched.isEmpty, isActive(index), matches[index].count < budget.matches else {
            return
        }
        let list = rules.lists[number]
        var range = range
        if list.kind == .word, !WordBoundary.surrounds(range, in: caseless.bytes) { return }
        if let glob = list.globs[entry] {
            guard glob.matches(caseless.bytes) else { return }
            range = 0..<caseless.bytes.count
        }
        let view = View.allCases.first { searched.contains($0) } ?? .content
        add(caseless.sourceRange(of: range), view, value, list, entry, index)
    }

    private mutating func searchKeys() {
        for number in rules.keyedLists where isActive(rules.listRules[number]) {
            let (list, index) = (rules.lists[number], rules.listRules[number])
            for view in rules.rules[index].rule.views {
                for value in subject.values(of: view) where matches[index].count < budget.matches {
                    guard let entry = entry(of: list, for: value, view) else { continue }
                    add(0..<value.text.utf8.count, view, value, list, entry, index)
                }
            }
        }
    }

    private func entry(of list: ListIndex, for value: ViewText, _ view: View) -> Int? {
        switch list.kind {
        case .domain: subject.host(of: value.text, view).flatMap { list.entry(forHost: $0) }
        case .email: subject.email.flatMap { list.addresses[$0.canonical] }
        case .cidr: subject.ipAddress.flatMap { list.networks.value(for: $0) }
        case .substring, .word, .glob: nil
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ view: View, _ value: ViewText, _ list: ListIndex, _ entry: Int,
        _ index: Int
    ) {
        guard list.isInForce(entry, at: subject.now) else { return }
        add(value.match(range, view: view, entry: list.text.label(of: entry)), to: index)
    }
}

extension Evaluation: Evidence {
    func value(of fact: Fact) -> FactValue? { subject.value(of: fact) }

    /// A rule on trial is seen by other rules on trial only.
    func hasFired(_ rule: Int) -> Bool {
        guard fired[rule] else { return false }
        return ignoresStates || rules.rules[rule].rule.state == .live
            || rules.rules[current].rule.state == .shadow
    }
}
