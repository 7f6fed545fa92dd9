/// Everything that keeps a set of filters from being loaded.
public struct FilterProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems, by file, line and column; at least one is an error.
    public var problems: [FilterProblem]

    /// Collects problems.
    public init(problems: [FilterProblem]) { self.problems = problems }

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
