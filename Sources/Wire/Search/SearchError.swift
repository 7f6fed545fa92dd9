/// Why a search can't be understood: where, and what was expected there.
public struct SearchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place, in Unicode scalars from 1.
    public var column: Int
    /// What is wrong and what was expected, in lower case.
    public var message: String

    init(_ column: Int, _ message: String) {
        self.column = column
        self.message = message
    }

    /// `column 8: expected a status: queued, approved, held, spam or trash`.
    public var description: String { "column \(column): \(message)" }
}
