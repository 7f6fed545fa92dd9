import Matching

/// Parts of conditions, decided by facts alone, that several rules need to fire. Each is looked at once
/// for all of them; where one doesn't hold, their patterns aren't searched and the rest of their
/// conditions isn't looked at.
struct Gates: Sendable {
    /// The parts; those that most rules need come first.
    let conditions: [Condition]
    /// The rules that need each of them.
    private let needers: [BitSet]
    private let ruleCount: Int
    /// What fewer rules need stays in their conditions.
    private static let fewestRules = 4

    /// The gates of rules by their indices.
    init(_ rules: [(index: Int, condition: Condition)], ruleCount: Int) {
        var needers: [Condition: (first: Int, rules: BitSet)] = [:]
        for (index, condition) in rules {
            for part in condition.conjuncts where part.isSettledCheaply {
                needers[part, default: (index, BitSet(below: ruleCount))].rules.insert(index)
            }
        }
        let gates = needers.filter { $0.value.rules.count >= Self.fewestRules }.sorted {
            ($1.value.rules.count, $0.value.first) < ($0.value.rules.count, $1.value.first)
        }
        conditions = gates.map(\.key)
        self.needers = gates.map(\.value.rules)
        self.ruleCount = ruleCount
    }

    /// What is left of a condition where all its gates hold.
    func rest(of condition: Condition) -> Condition {
        let parts = condition.conjuncts.filter { !conditions.contains($0) }
        if parts.isEmpty { return .constant(true) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// The rules that can't fire, as one of their gates, by its number, doesn't hold.
    func closed(where holds: (Int) -> Bool) -> BitSet {
        var closed = BitSet(below: ruleCount)
        for (gate, rules) in needers.enumerated() where !rules.isSubset(of: closed) {
            if !holds(gate) { closed.formUnion(rules) }
        }
        return closed
    }
}

extension Condition {
    /// What must all hold for it to hold.
    fileprivate var conjuncts: [Condition] {
        if case .all(let parts) = self { parts } else { [self] }
    }

    /// The first rule that must have fired for it to hold, if it names one so.
    var neededRule: Int? {
        for case .rule(let index) in conjuncts { return index }
        return nil
    }
}
