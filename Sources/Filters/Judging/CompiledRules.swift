import Matching
import PCRE

/// The condition of the rule at an index, by its place in the code of all.
struct RuleCondition: Sendable {
    let index: Int
    let place: Int
    /// A rule without whose hit it can't hold, if there is one: itself, if it searches.
    let needed: Int?
}

/// What judging needs of a set, by the rules' indices.
final class CompiledRules: Sendable {
    let rules: [CompiledRule]
    /// What is asked most of the rules.
    let traits: [CompiledRule.Traits]
    /// Indices of rules with a condition, those that others name before those others.
    let conditionOrder: [Int]
    /// The code of what the gates leave of all conditions, and of the gates.
    let conditionCode: ConditionCode
    /// What many conditions have in common, and is looked at before the rest of them.
    let gates: Gates
    /// Where the gates' code begins.
    let gatePlaces: [Int]
    /// The conditions in that order: those that don't need the model, and those that do.
    let conditions: (free: [RuleCondition], waiting: [RuleCondition])
    let lists: [ListIndex]
    /// The rule of each list.
    let listRules: [Int]
    /// The views that the rule of each list searches.
    let listViews: [ViewSet]
    /// For each list with exceptions, the list from which they are; nil for other lists.
    let exceptedLists: [Int?]
    let terms: TermIndex
    /// Views that some pattern searches.
    let patternViews: [View]
    /// Views that some list of texts searches.
    let termViews: [View]
    /// Lists of domains, e-mail addresses or networks, apart from those with exceptions.
    let keyedLists: [Int]
    /// Finds the indices of rules whose patterns are worth running; nil runs them all.
    let prefilter: Prefilter?
    /// Without a prefilter: rules with patterns by view, in the order of `View.index`.
    let patternsByView: [[Int]]
    /// Cap of each group, by its index; nil without.
    let caps: [Points?]
    /// Which rules the model learns from, and which wait for it.
    let learning: LearningRules

    init(
        rules: [CompiledRule], conditionOrder: [Int], lists: [ListIndex], listRules: [Int],
        terms: TermIndex, prefilter: Prefilter?, caps: [Points?]
    ) {
        self.rules = rules
        self.conditionOrder = conditionOrder
        self.lists = lists
        self.listRules = listRules
        self.terms = terms
        self.prefilter = prefilter
        self.caps = caps
        traits = rules.map(\.traits)
        let learning = LearningRules(rules, order: conditionOrder)
        self.learning = learning
        let conditional = conditionOrder.compactMap { index in
            rules[index].condition.map { (index: index, condition: $0) }
        }
        let gates = Gates(conditional, ruleCount: rules.count)
        let code = ConditionCode(
            conditional.map { gates.rest(of: $0.condition) } + gates.conditions)
        self.gates = gates
        gatePlaces = Array(code.starts.suffix(gates.conditions.count))
        conditionCode = code
        let conditions = zip(conditional, code.starts).map { conditional, place in
            let index = conditional.index
            let needed = rules[index].searches ? index : conditional.condition.neededRule
            return RuleCondition(index: index, place: place, needed: needed)
        }
        self.conditions = (
            conditions.filter { !learning.needsModel[$0.index] },
            conditions.filter { learning.needsModel[$0.index] }
        )
        let patterned = rules.indices.filter { rules[$0].pattern != nil }
        patternsByView = View.allCases.sorted { $0.index < $1.index }.map { view in
            patterned.filter { rules[$0].views.contains(view) }
        }
        patternViews = Self.views(of: patterned, in: rules)
        let isKeyed = { (list: ListIndex) in [.domain, .email, .cidr].contains(list.kind) }
        keyedLists = lists.indices.filter { isKeyed(lists[$0]) && !lists[$0].isException }
        listViews = listRules.map { rules[$0].views }
        exceptedLists = Self.exceptedLists(lists)
        termViews = Self.views(
            of: lists.indices.filter { !isKeyed(lists[$0]) }.map { listRules[$0] }, in: rules)
    }

    private static func exceptedLists(_ lists: [ListIndex]) -> [Int?] {
        var excepted = [Int?](repeating: nil, count: lists.count)
        for (number, list) in lists.enumerated() {
            if let exceptions = list.exceptions { excepted[exceptions] = number }
        }
        return excepted
    }

    private static func views(of indices: [Int], in rules: [CompiledRule]) -> [View] {
        let all = indices.reduce(into: ViewSet()) { $0.formUnion(rules[$1].views) }
        return View.allCases.filter { all.contains($0) }
    }
}
