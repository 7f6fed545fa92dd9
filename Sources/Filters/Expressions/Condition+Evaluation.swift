/// What conditions are evaluated against.
protocol Evidence {
    /// The fact's value; nil if it is absent.
    func value(of fact: Fact) -> FactValue?
    /// Whether the rule at that index of the set fired.
    func hasFired(_ rule: Int) -> Bool
}

/// What the parts of conditions came to that facts alone decide, as far as they were looked at.
struct SettledParts {
    /// 0: no; 1: yes; 2: not known; 3: not looked at.
    private var values: [UInt8]

    /// Of so many parts none was looked at.
    init(count: Int) { values = [UInt8](repeating: 3, count: count) }

    /// What a part came to before, else what `find` says; nil for "not known".
    @inline(__always)
    mutating func value(of part: Int, else find: (inout Self) -> Bool?) -> Bool? {
        let value = values[part]
        if value < 2 { return value == 1 }
        if value == 2 { return nil }
        let found = find(&self)
        values[part] = found.map { $0 ? 1 : 0 } ?? 2
        return found
    }
}

extension ConditionCode {
    /// Whether the condition that begins at a place of `parts` holds; nil if an absent fact decides.
    ///
    /// - Parameters:
    ///   - place: where its code begins.
    ///   - known: what it is evaluated against.
    ///   - settled: what was found before for the same submission.
    /// - Returns: true, false, or nil for "not known".
    func holds<Known: Evidence>(
        _ place: Int, _ known: Known, _ settled: inout SettledParts
    ) -> Bool? {
        let part = parts[place]
        switch part.step {
        case .constant(let value): return value
        case .settled(let number):
            return settled.value(of: number) { holds(place + 1, known, &$0) }
        case .fact(let fact):
            guard case .boolean(let value) = known.value(of: fact) else { return nil }
            return value
        case .rule(let index): return known.hasFired(index)
        case .present(let fact):
            if case .none = known.value(of: fact) { return false }
            return true
        case .not: return holds(place + 1, known, &settled).map { !$0 }
        case .all: return every(place, is: true, known, &settled)
        case .any: return every(place, is: false, known, &settled)
        case .same:
            return Self.same(
                holds(place + 1, known, &settled), holds(parts[place + 1].end, known, &settled))
        case .compare(let comparison):
            guard let left = number(place + 1, known),
                let right = number(parts[place + 1].end, known)
            else { return nil }
            return comparison.holds(left, right)
        case .equalTexts:
            return Self.same(text(place + 1, known), text(parts[place + 1].end, known))
        case .numberIsIn(let list):
            return number(place + 1, known).map { numbers[list].contains($0) }
        case .textIsIn(let list): return text(place + 1, known).map { texts[list].contains($0) }
        case .number, .numberOf, .count, .sum, .difference, .product, .quotient, .text, .textOf:
            return nil
        }
    }

    /// `value` if every part has it; the opposite as soon as one part says so; nil otherwise.
    private func every<Known: Evidence>(
        _ place: Int, is value: Bool, _ known: Known, _ settled: inout SettledParts
    ) -> Bool? {
        var result: Bool? = value
        var next = place + 1
        while next < parts[place].end {
            let holds = holds(next, known, &settled)
            if holds == !value { return !value }
            if holds == nil { result = nil }
            next = parts[next].end
        }
        return result
    }

    /// A number; nil if an absent fact is in it, or for a division by zero.
    private func number<Known: Evidence>(_ place: Int, _ known: Known) -> Double? {
        let part = parts[place]
        switch part.step {
        case .number(let number): return number
        case .numberOf(let fact):
            guard case .number(let number) = known.value(of: fact) else { return nil }
            return number
        case .count(let list): return Double(counted[list].count { known.hasFired($0) })
        case .sum, .difference, .product, .quotient:
            guard let left = number(place + 1, known),
                let right = number(parts[place + 1].end, known)
            else { return nil }
            return Self.joined(left, right, by: part.step)
        default: return nil
        }
    }

    private static func joined(_ left: Double, _ right: Double, by step: Step) -> Double? {
        switch step {
        case .sum: left + right
        case .difference: left - right
        case .product: left * right
        case .quotient: right == 0 ? nil : left / right
        default: nil
        }
    }

    /// A text; nil if the fact is absent.
    private func text<Known: Evidence>(_ place: Int, _ known: Known) -> String? {
        switch parts[place].step {
        case .text(let list): return texts[list].first
        case .textOf(let fact):
            guard case .text(let text) = known.value(of: fact) else { return nil }
            return text
        default: return nil
        }
    }

    private static func same<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool? {
        guard let one, let other else { return nil }
        return one == other
    }
}
