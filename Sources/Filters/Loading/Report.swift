import YAML

/// Collects problems while a set is read.
struct Report {
    private(set) var problems: [FilterProblem] = []

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    mutating func add(_ problem: FilterProblem) { problems.append(problem) }

    mutating func error(_ place: YAMLPlace, _ message: String) {
        problems.append(FilterProblem(place, message))
    }

    mutating func warning(_ place: YAMLPlace, _ message: String) {
        problems.append(FilterProblem(place, message, severity: .warning))
    }

    mutating func add(_ found: [YAMLProblem]) { problems += found.map { FilterProblem($0) } }

    /// The value, or nil and one more problem.
    mutating func value<Value>(_ body: () throws(YAMLProblem) -> Value) -> Value? {
        do { return try body() } catch {
            problems.append(FilterProblem(error))
            return nil
        }
    }
}
