import Moderation

/// Why a JSON value is not the shape asked for, field by field.
public struct WireError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Every problem found, in the order of the fields.
    public var problems: [FieldProblem]

    /// Collects problems; there is at least one.
    public init(problems: [FieldProblem]) {
        self.problems = problems
    }

    /// The problems, joined by semicolons.
    public var description: String { problems.map(\.description).joined(separator: "; ") }
}
