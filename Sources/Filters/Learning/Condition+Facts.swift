extension Condition {
    /// The facts that it names, not those of rules that it names.
    var facts: Set<Fact> {
        switch self {
        case .constant, .rule: []
        case .fact(let fact), .present(let fact): [fact]
        case .not(let condition): condition.facts
        case .all(let parts), .any(let parts):
            parts.reduce(into: []) { $0.formUnion($1.facts) }
        case .same(let one, let other): one.facts.union(other.facts)
        case .compare(_, let left, let right): left.facts.union(right.facts)
        case .equalTexts(let left, let right): left.facts.union(right.facts)
        case .numberIsIn(let number, _): number.facts
        case .textIsIn(let phrase, _): phrase.facts
        }
    }
}

extension Quantity {
    /// The facts that it names.
    var facts: Set<Fact> {
        switch self {
        case .constant, .count: []
        case .fact(let fact): [fact]
        case .sum(let one, let other), .difference(let one, let other),
            .product(let one, let other), .quotient(let one, let other):
            one.facts.union(other.facts)
        }
    }
}

extension Phrase {
    /// The fact that it is, if it is one.
    var facts: Set<Fact> {
        switch self {
        case .constant: []
        case .fact(let fact): [fact]
        }
    }
}
