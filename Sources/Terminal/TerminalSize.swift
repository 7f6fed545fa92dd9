/// How much a terminal can show.
public struct TerminalSize: Sendable, Hashable {
    /// Columns of one narrow character, at least 1.
    public var columns: Int
    /// Rows, at least 1.
    public var rows: Int

    /// A size; less than 1 counts as 1.
    public init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }
}
