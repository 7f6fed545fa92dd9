import YAML

/// Reads and checks the text of a condition.
///
/// From loosest to tightest: `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`, unary `-`.
struct ConditionParser {
    /// The deepest nesting of parentheses, `not` and `-`.
    static let maximumDepth = 64

    let rules: [String: Int]
    var tokens: [Token]
    var position = 0
    private var depth = 0

    /// Reads a condition.
    ///
    /// - Parameters:
    ///   - text: the condition.
    ///   - rules: the index of each rule that it may name.
    /// - Returns: the condition, with its types checked.
    /// - Throws: the first thing that is wrong.
    static func condition(
        in text: String, rules: [String: Int]
    ) throws(ExpressionError) -> Condition {
        var parser = ConditionParser(rules: rules, tokens: try Tokenizer.tokens(in: text))
        let operand = try parser.alternatives()
        guard case .end = parser.token.kind else {
            throw parser.error("unexpected \(parser.token.label)")
        }
        return try operand.condition()
    }

    private init(rules: [String: Int], tokens: [Token]) {
        self.rules = rules
        self.tokens = tokens
    }

    var token: Token { tokens[position] }

    func error(_ message: String) -> ExpressionError {
        ExpressionError(message: message, utf8Offset: token.utf8Offset)
    }

    /// Steps over a sign or word if it comes next.
    mutating func skip(_ text: String) -> Bool {
        guard token.kind == .sign(text) || token.kind == .name(text) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ sign: String) throws(ExpressionError) {
        guard skip(sign) else { throw error("expected \"\(sign)\", found \(token.label)") }
    }

    mutating func nested<Result>(
        _ body: (inout Self) throws(ExpressionError) -> Result
    ) throws(ExpressionError) -> Result {
        guard depth < Self.maximumDepth else { throw error("nested too deeply") }
        depth += 1
        let result = try body(&self)
        depth -= 1
        return result
    }

    mutating func alternatives() throws(ExpressionError) -> Operand {
        let first = try requirements()
        guard token.kind == .name("or") else { return first }
        var parts = [try first.condition()]
        while skip("or") { parts.append(try requirements().condition()) }
        return Operand(value: .condition(.any(parts)), utf8Offset: first.utf8Offset)
    }

    private mutating func requirements() throws(ExpressionError) -> Operand {
        let first = try negation()
        guard token.kind == .name("and") else { return first }
        var parts = [try first.condition()]
        while skip("and") { parts.append(try negation().condition()) }
        return Operand(value: .condition(.all(parts)), utf8Offset: first.utf8Offset)
    }

    private mutating func negation() throws(ExpressionError) -> Operand {
        let start = token.utf8Offset
        guard skip("not") else { return try comparison() }
        let operand = try nested { parser throws(ExpressionError) in try parser.negation() }
        return Operand(value: .condition(.not(try operand.condition())), utf8Offset: start)
    }

    private mutating func comparison() throws(ExpressionError) -> Operand {
        let left = try sum()
        if skip("in") { return try membership(of: left) }
        if token.kind == .name("not"), tokens[position + 1].kind == .name("in") {
            position += 2
            let condition = try membership(of: left).condition()
            return Operand(value: .condition(.not(condition)), utf8Offset: left.utf8Offset)
        }
        guard case .sign(let sign) = token.kind, let comparison = Comparison(rawValue: sign) else {
            return left
        }
        let place = token.utf8Offset
        position += 1
        let right = try sum()
        if case .sign(let next) = token.kind, Comparison(rawValue: next) != nil {
            throw error("comparisons can't be chained, join them with \"and\"")
        }
        let condition = try compare(left, comparison, right, at: place)
        return Operand(value: .condition(condition), utf8Offset: left.utf8Offset)
    }

    private mutating func sum() throws(ExpressionError) -> Operand {
        var left = try product()
        while case .sign(let sign) = token.kind, sign == "+" || sign == "-" {
            position += 1
            let (one, other) = (try left.quantity(), try product().quantity())
            let quantity: Quantity = sign == "+" ? .sum(one, other) : .difference(one, other)
            left = Operand(value: .quantity(quantity), utf8Offset: left.utf8Offset)
        }
        return left
    }

    private mutating func product() throws(ExpressionError) -> Operand {
        var left = try primary()
        while case .sign(let sign) = token.kind, sign == "*" || sign == "/" {
            position += 1
            let (one, other) = (try left.quantity(), try primary().quantity())
            let quantity: Quantity = sign == "*" ? .product(one, other) : .quotient(one, other)
            left = Operand(value: .quantity(quantity), utf8Offset: left.utf8Offset)
        }
        return left
    }
}
