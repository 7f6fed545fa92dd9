extension ConditionParser {
    /// `left in [a, b]`, after the `in`.
    mutating func membership(of left: Operand) throws(ExpressionError) -> Operand {
        let elements = try list(from: "[", to: "]") { parser throws(ExpressionError) in
            try parser.primary()
        }
        let condition: Condition
        switch left.value {
        case .quantity(let quantity):
            condition = .numberIsIn(quantity, try numbers(elements))
        case .phrase(let phrase):
            condition = .textIsIn(phrase, try texts(elements, of: phrase))
        case .condition:
            throw left.error("true or false can't be looked up in a list")
        }
        return Operand(value: .condition(condition), utf8Offset: left.utf8Offset)
    }

    private func numbers(_ elements: [Operand]) throws(ExpressionError) -> [Double] {
        var numbers: [Double] = []
        for element in elements {
            switch try element.quantity() {
            case .constant(let number): numbers.append(number)
            case .difference(.constant(0), .constant(let number)): numbers.append(-number)
            default: throw element.error("expected a plain number")
            }
        }
        return numbers
    }

    private func texts(
        _ elements: [Operand], of phrase: Phrase
    ) throws(ExpressionError) -> [String] {
        var texts: [String] = []
        for element in elements {
            guard case .phrase(.constant(let text)) = element.value else {
                throw element.error("expected a text in quotes")
            }
            try check(element, against: phrase)
            texts.append(text)
        }
        return texts
    }

    /// Two operands of one type compared.
    func compare(
        _ left: Operand, _ comparison: Comparison, _ right: Operand, at place: Int
    ) throws(ExpressionError) -> Condition {
        if case (.quantity(let one), .quantity(let other)) = (left.value, right.value) {
            return .compare(comparison, one, other)
        }
        let equality: Condition
        switch (left.value, right.value) {
        case (.condition(let one), .condition(let other)):
            equality = .same(one, other)
        case (.phrase(let one), .phrase(let other)):
            try check(right, against: one)
            try check(left, against: other)
            equality = .equalTexts(one, other)
        default:
            throw ExpressionError(
                message: "can't compare \(left.type) with \(right.type)", utf8Offset: place)
        }
        switch comparison {
        case .equal: return equality
        case .unequal: return .not(equality)
        default:
            throw ExpressionError(
                message: "\"\(comparison.rawValue)\" compares numbers, not \(left.type)",
                utf8Offset: place)
        }
    }

    /// Refuses a text that the fact beside it can never be.
    private func check(_ operand: Operand, against phrase: Phrase) throws(ExpressionError) {
        guard case .fact(let fact) = phrase, let texts = fact.texts,
            case .phrase(.constant(let text)) = operand.value, !texts.contains(text)
        else { return }
        throw operand.error(
            "\(fact.name) is never \"\(text)\", only \(texts.joined(separator: ", "))")
    }
}
