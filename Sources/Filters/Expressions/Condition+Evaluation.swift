/// What conditions are evaluated against.
protocol Evidence {
    /// The fact's value; nil if it is absent.
    func value(of fact: Fact) -> FactValue?
    /// Whether the rule at that index of the set fired.
    func hasFired(_ rule: Int) -> Bool
}

extension Condition {
    /// Whether it holds; nil if an absent fact decides.
    func holds<Known: Evidence>(for known: Known) -> Bool? {
        switch self {
        case .constant(let value): value
        case .fact(let fact): Self.boolean(known.value(of: fact))
        case .rule(let index): known.hasFired(index)
        case .present(let fact): known.value(of: fact) != nil
        case .not(let condition): condition.holds(for: known).map { !$0 }
        case .all(let parts): Self.every(parts, is: true, for: known)
        case .any(let parts): Self.every(parts, is: false, for: known)
        case .same(let one, let other): Self.same(one.holds(for: known), other.holds(for: known))
        case .compare(let comparison, let left, let right):
            left.value(for: known).flatMap { left in
                right.value(for: known).map { comparison.holds(left, $0) }
            }
        case .equalTexts(let one, let other):
            Self.same(one.value(for: known), other.value(for: known))
        case .numberIsIn(let number, let list): number.value(for: known).map { list.contains($0) }
        case .textIsIn(let text, let list): text.value(for: known).map { list.contains($0) }
        }
    }

    /// `value` if every part has it; the opposite as soon as one part says so; nil otherwise.
    private static func every<Known: Evidence>(
        _ parts: [Condition], is value: Bool, for known: Known
    ) -> Bool? {
        var result: Bool? = value
        for part in parts {
            let holds = part.holds(for: known)
            if holds == !value { return !value }
            if holds == nil { result = nil }
        }
        return result
    }

    private static func same<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool? {
        guard let one, let other else { return nil }
        return one == other
    }

    private static func boolean(_ value: FactValue?) -> Bool? {
        if case .boolean(let boolean) = value { boolean } else { nil }
    }
}

extension Quantity {
    /// Its number; nil if an absent fact is in it, or for a division by zero.
    func value<Known: Evidence>(for known: Known) -> Double? {
        switch self {
        case .constant(let number): return number
        case .fact(let fact):
            guard case .number(let number) = known.value(of: fact) else { return nil }
            return number
        case .count(let rules): return Double(rules.count { known.hasFired($0) })
        case .sum(let one, let other): return Self.both(one, other, known) { $0 + $1 }
        case .difference(let one, let other): return Self.both(one, other, known) { $0 - $1 }
        case .product(let one, let other): return Self.both(one, other, known) { $0 * $1 }
        case .quotient(let one, let other):
            return Self.both(one, other, known) { $1 == 0 ? nil : $0 / $1 }
        }
    }

    private static func both<Known: Evidence>(
        _ one: Quantity, _ other: Quantity, _ known: Known, _ join: (Double, Double) -> Double?
    ) -> Double? {
        guard let left = one.value(for: known), let right = other.value(for: known) else {
            return nil
        }
        return join(left, right)
    }
}

extension Phrase {
    /// Its text; nil if the fact is absent.
    func value<Known: Evidence>(for known: Known) -> String? {
        switch self {
        case .constant(let text): return text
        case .fact(let fact):
            guard case .text(let text) = known.value(of: fact) else { return nil }
            return text
        }
    }
}
