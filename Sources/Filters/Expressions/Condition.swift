/// A condition over facts and rules, checked and ready to be evaluated.
///
/// Evaluation has three values: true, false, and nil for "not known", which comes from an absent
/// fact. A rule fires only if its condition is true.
indirect enum Condition: Sendable, Hashable {
    case constant(Bool)
    case fact(Fact)
    /// Whether the rule at that index of the set fired.
    case rule(Int)
    case present(Fact)
    case not(Condition)
    case all([Condition])
    case any([Condition])
    case same(Condition, Condition)
    case compare(Comparison, Quantity, Quantity)
    case equalTexts(Phrase, Phrase)
    case numberIsIn(Quantity, [Double])
    case textIsIn(Phrase, [String])
}

/// How two numbers are compared.
enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// A number in a condition.
indirect enum Quantity: Sendable, Hashable {
    case constant(Double)
    case fact(Fact)
    /// How many of the rules at these indices fired.
    case count([Int])
    case sum(Quantity, Quantity)
    case difference(Quantity, Quantity)
    case product(Quantity, Quantity)
    case quotient(Quantity, Quantity)
}

/// A text in a condition.
enum Phrase: Sendable, Hashable {
    case constant(String)
    case fact(Fact)
}
