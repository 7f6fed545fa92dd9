/// A part of a condition whose type is known.
struct Operand {
    enum Value {
        case condition(Condition)
        case quantity(Quantity)
        case phrase(Phrase)
    }

    let value: Value
    /// Where it begins.
    let utf8Offset: Int

    /// How a message calls its type.
    var type: String {
        switch value {
        case .condition: "true or false"
        case .quantity: "a number"
        case .phrase: "a text"
        }
    }

    func error(_ message: String) -> ExpressionError {
        ExpressionError(message: message, utf8Offset: utf8Offset)
    }

    func condition() throws(ExpressionError) -> Condition {
        guard case .condition(let condition) = value else {
            throw error("expected true or false, found \(type)")
        }
        return condition
    }

    func quantity() throws(ExpressionError) -> Quantity {
        guard case .quantity(let quantity) = value else {
            throw error("expected a number, found \(type)")
        }
        return quantity
    }
}
