/// Which parts of conditions, decided by facts alone, several rules need to fire. Each is looked at
/// once for all of them; where one doesn't hold, their patterns aren't searched and the rest of their
/// conditions isn't looked at.
struct Gates: Sendable {
    /// Where the parts are; those that most rules need come first.
    private let places: [Int]
    /// For each of them in turn the words of the set of rules that need it.
    private let words: [UInt64]
    private let ruleCount: Int
    /// What fewer rules need is looked at when their conditions are.
    private static let fewestRules = 4

    init(_ conditions: [RuleCondition], of code: ConditionCode, ruleCount: Int) {
        var gates: [Int: (place: Int, rules: RuleMask)] = [:]
        for condition in conditions {
            for (number, place) in code.neededFacts(at: condition.place) {
                gates[number, default: (place, RuleMask(count: ruleCount))].rules
                    .insert(condition.index)
            }
        }
        let sorted = gates.filter { $0.value.rules.size >= Self.fewestRules }.sorted {
            ($1.value.rules.size, $0.key) < ($0.value.rules.size, $1.key)
        }
        places = sorted.map(\.value.place)
        words = sorted.flatMap(\.value.rules.words)
        self.ruleCount = ruleCount
    }

    /// The rules that can't fire.
    func closed(where holds: (Int) -> Bool) -> RuleMask {
        var closed = RuleMask(count: ruleCount)
        let width = closed.words.count
        var start = 0
        for place in places {
            var left: UInt64 = 0
            for index in 0..<width { left |= words[start + index] & ~closed.words[index] }
            if left != 0, !holds(place) {
                for index in 0..<width { closed.words[index] |= words[start + index] }
            }
            start += width
        }
        return closed
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
