/// Something the sender can mend, in one field.
public struct FieldProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field by its path in the JSON object, such as `author.email`.
    public var field: String
    /// A stable name for programs, such as `missing`, `too_long` or an e-mail diagnosis.
    public var reason: String
    /// One sentence for the commenter.
    public var message: String

    /// Names a field, the reason for programs, and the sentence for people.
    public init(field: String, reason: String, message: String) {
        self.field = field
        self.reason = reason
        self.message = message
    }

    /// The field and the sentence.
    public var description: String { "\(field): \(message)" }
}
