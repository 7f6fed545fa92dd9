/// Parts of conditions, decided by facts alone, that several rules need to fire. Each is looked at once
/// for all of them; where one doesn't hold, their patterns aren't searched and the rest of their
/// conditions isn't looked at.
struct Gates: Sendable {
    /// The parts; those that most rules need come first.
    let conditions: [Condition]
    /// For each of them in turn the words of the set of rules that need it.
    private let words: [UInt64]
    private let ruleCount: Int
    /// What fewer rules need stays in their conditions.
    private static let fewestRules = 4

    /// The gates of rules by their indices.
    init(_ rules: [(index: Int, condition: Condition)], ruleCount: Int) {
        var masks: [Condition: (first: Int, rules: RuleMask)] = [:]
        for (index, condition) in rules {
            for part in condition.conjuncts where part.isSettledCheaply {
                masks[part, default: (index, RuleMask(count: ruleCount))].rules.insert(index)
            }
        }
        let gates = masks.filter { $0.value.rules.size >= Self.fewestRules }.sorted {
            ($1.value.rules.size, $0.value.first) < ($0.value.rules.size, $1.value.first)
        }
        conditions = gates.map(\.key)
        words = gates.flatMap(\.value.rules.words)
        self.ruleCount = ruleCount
    }

    /// What is left of a condition where all its gates hold.
    func rest(of condition: Condition) -> Condition {
        let parts = condition.conjuncts.filter { !conditions.contains($0) }
        if parts.isEmpty { return .constant(true) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// The rules that can't fire, as one of their gates, by its number, doesn't hold.
    func closed(where holds: (Int) -> Bool) -> RuleMask {
        var closed = RuleMask(count: ruleCount)
        let width = closed.words.count
        for gate in conditions.indices {
            let start = gate * width
            var left: UInt64 = 0
            for index in 0..<width { left |= words[start + index] & ~closed.words[index] }
            if left != 0, !holds(gate) {
                for index in 0..<width { closed.words[index] |= words[start + index] }
            }
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

/// A set of rules by their indices.
struct RuleMask: Sendable {
    fileprivate(set) var words: [UInt64]

    /// None of so many rules.
    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    /// How many rules it has.
    var size: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inline(__always)
    func contains(_ rule: Int) -> Bool { words[rule >> 6] >> UInt64(rule & 63) & 1 != 0 }

    mutating func insert(_ rule: Int) { words[rule >> 6] |= 1 << UInt64(rule & 63) }
}
