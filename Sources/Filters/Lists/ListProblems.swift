/// What is wrong with a list, up to a number that someone can still read.
struct ListProblems: Sendable {
    static let maximumCount = 100

    /// Line, column and message of each.
    private(set) var found: [(line: Int, column: Int, message: String)] = []
    private var count = 0

    mutating func add(line: Int, column: Int, _ message: String) {
        count += 1
        if count <= Self.maximumCount {
            found.append((line, column, message))
        } else {
            let rest = count - Self.maximumCount
            let first = rest == 1 ? line : found[Self.maximumCount].line
            let more = "and \(rest) more bad \(rest == 1 ? "entry" : "entries") from here on"
            found[Self.maximumCount...] = [(first, 1, more)]
        }
    }
}
