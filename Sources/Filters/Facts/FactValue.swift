/// What a fact can be.
public enum FactType: String, Sendable, Hashable {
    /// A number, compared with `== != < <= > >=` and `in`.
    case number
    /// True or false, a condition by itself.
    case boolean
    /// A text, compared with `==`, `!=` and `in`.
    case text
}

/// The value of a fact for one submission.
public enum FactValue: Sendable, Hashable, CustomStringConvertible {
    /// A number.
    case number(Double)
    /// True or false.
    case boolean(Bool)
    /// A text.
    case text(String)

    /// The value as it is written in an expression.
    public var description: String {
        switch self {
        case .number(let number): Points.text(of: number)
        case .boolean(let boolean): "\(boolean)"
        case .text(let text): "\"\(text)\""
        }
    }
}
