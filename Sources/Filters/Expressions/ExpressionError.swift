/// What is wrong with a condition, and where in its text.
struct ExpressionError: Error, Sendable, Hashable {
    /// In lower case, without a full stop.
    let message: String
    /// Bytes of UTF-8 before it in the condition.
    let utf8Offset: Int
}
