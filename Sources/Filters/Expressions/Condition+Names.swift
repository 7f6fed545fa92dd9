extension Condition {
    /// Indices of the rules that it names.
    var rules: Set<Int> {
        switch self {
        case .constant, .fact, .present, .equalTexts, .textIsIn: []
        case .rule(let index): [index]
        case .not(let condition): condition.rules
        case .all(let parts), .any(let parts):
            parts.reduce(into: []) { $0.formUnion($1.rules) }
        case .same(let one, let other): one.rules.union(other.rules)
        case .compare(_, let left, let right): left.rules.union(right.rules)
        case .numberIsIn(let number, _): number.rules
        }
    }
}

extension Quantity {
    /// Indices of the rules that it names.
    var rules: Set<Int> {
        switch self {
        case .constant, .fact: []
        case .count(let rules): Set(rules)
        case .sum(let one, let other), .difference(let one, let other),
            .product(let one, let other), .quotient(let one, let other):
            one.rules.union(other.rules)
        }
    }
}
