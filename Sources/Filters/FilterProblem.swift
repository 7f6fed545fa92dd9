import YAML

/// Something wrong in a rule file, a list or the policy, and where.
public struct FilterProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The set isn't loaded.
        case error
        /// The set works, though perhaps not as meant.
        case warning
    }

    /// The file, with the folder as it was given.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column, from 1, counted in Unicode scalars.
    public var column: Int
    /// What is wrong, in lower case without a full stop.
    public var message: String
    /// How bad it is.
    public var severity: Severity

    /// Names a place and what is wrong there.
    public init(
        file: String, line: Int, column: Int, message: String, severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.severity = severity
    }

    init(_ place: YAMLPlace, _ message: String, severity: Severity = .error) {
        self.init(
            file: place.file, line: place.line, column: place.column, message: message,
            severity: severity)
    }

    init(_ problem: YAMLProblem) {
        self.init(
            file: problem.file, line: problem.line, column: problem.column,
            message: problem.message)
    }

    /// `Filters/links.yaml:12:8: missing closing parenthesis`; warnings say that they are.
    public var description: String {
        let prefix = severity == .warning ? "warning: " : ""
        return "\(file):\(line):\(column): \(prefix)\(message)"
    }
}

extension FilterProblem: Comparable {
    /// Orders problems by file, line and column.
    public static func < (one: FilterProblem, other: FilterProblem) -> Bool {
        (one.file, one.line, one.column, one.message)
            < (other.file, other.line, other.column, other.message)
    }
}
