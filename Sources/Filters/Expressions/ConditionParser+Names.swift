import YAML

extension ConditionParser {
    /// A constant, a fact, a rule, a function call, or something in parentheses.
    mutating func primary() throws(ExpressionError) -> Operand {
        let start = token
        switch start.kind {
        case .number(let number):
            position += 1
            return Operand(value: .quantity(.constant(number)), utf8Offset: start.utf8Offset)
        case .text(let text):
            position += 1
            return Operand(value: .phrase(.constant(text)), utf8Offset: start.utf8Offset)
        case .sign("-"):
            position += 1
            let operand = try nested { parser throws(ExpressionError) in try parser.primary() }
            let quantity = Quantity.difference(.constant(0), try operand.quantity())
            return Operand(value: .quantity(quantity), utf8Offset: start.utf8Offset)
        case .sign("("):
            position += 1
            let operand = try nested { parser throws(ExpressionError) in
                try parser.alternatives()
            }
            try expect(")")
            return Operand(value: operand.value, utf8Offset: start.utf8Offset)
        case .name(let name):
            return Operand(value: try named(name), utf8Offset: start.utf8Offset)
        case .sign, .end:
            throw error("expected a fact, a rule or a value, found \(start.label)")
        }
    }

    private mutating func named(_ name: String) throws(ExpressionError) -> Operand.Value {
        switch name {
        case "true", "false":
            position += 1
            return .condition(.constant(name == "true"))
        case "count":
            position += 1
            return .quantity(
                .count(
                    try list(from: "(", to: ")") { parser throws(ExpressionError) in
                        try parser.rule()
                    }))
        case "present":
            position += 1
            try expect("(")
            let fact = try self.fact()
            try expect(")")
            return .condition(.present(fact))
        case "and", "or", "not", "in":
            throw error("expected a fact, a rule or a value, found \(token.label)")
        default:
            if RuleID.isValid(name) { return .condition(.rule(try rule())) }
            return value(of: try fact())
        }
    }

    private func value(of fact: Fact) -> Operand.Value {
        switch fact.type {
        case .number: .quantity(.fact(fact))
        case .boolean: .condition(.fact(fact))
        case .text: .phrase(.fact(fact))
        }
    }

    private mutating func fact() throws(ExpressionError) -> Fact {
        guard case .name(let name) = token.kind else {
            throw error("expected a fact, found \(token.label)")
        }
        guard let fact = Fact(rawValue: name) else {
            let near = Spelling.nearest(to: name, among: Fact.allCases.map(\.name))
            let hint = near.map { ", meant \"\($0)\"?" } ?? ""
            throw error("unknown fact \"\(name)\"\(hint)")
        }
        position += 1
        return fact
    }

    private mutating func rule() throws(ExpressionError) -> Int {
        guard case .name(let name) = token.kind, RuleID.isValid(name) else {
            throw error("expected a rule's id, found \(token.label)")
        }
        guard let index = rules[name] else {
            let near = Spelling.nearest(to: name, among: rules.keys.sorted())
            let hint = near.map { ", meant \"\($0)\"?" } ?? ""
            throw error("unknown rule \"\(name)\"\(hint)")
        }
        position += 1
        return index
    }

    /// Elements between two signs, at least one, with commas between them.
    mutating func list<Element>(
        from open: String, to close: String,
        _ element: (inout Self) throws(ExpressionError) -> Element
    ) throws(ExpressionError) -> [Element] {
        try expect(open)
        var elements = [try element(&self)]
        while skip(",") { elements.append(try element(&self)) }
        try expect(close)
        return elements
    }
}
