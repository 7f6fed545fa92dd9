import Text

/// Rows under aligned columns, no wider than the terminal. Every cell is made safe to print.
struct TextTable {
    /// One column.
    struct Column {
        var title: String
        /// Numbers stand to the right.
        var isNumber = false
        /// The column that gives way when there is too little room.
        var isFlexible = false
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row, a cell for each column, as plain text.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map { VisibleText.escaped($0, keepingNewlines: false) })
    }

    /// The lines, at most `width` columns wide where the flexible column allows it.
    func lines(width: Int, ink: Ink) -> [String] {
        let widths = widths(within: width)
        let title = line(columns.map(\.title), widths)
        return [ink.bold(title)] + rows.map { line($0, widths) }
    }

    private func widths(within width: Int) -> [Int] {
        var widths = columns.indices.map { column in
            ([columns[column].title] + rows.map { $0[column] }).map(VisibleText.columnWidth).max()
                ?? 0
        }
        let excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
        if excess > 0, let flexible = columns.firstIndex(where: \.isFlexible) {
            widths[flexible] = max(8, widths[flexible] - excess)
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (position, cell) in cells.enumerated() {
            let text = VisibleText.truncated(cell, toColumns: widths[position])
            let padding = String(
                repeating: " ", count: max(0, widths[position] - VisibleText.columnWidth(text)))
            line += columns[position].isNumber ? padding + text : text + padding
            if position < cells.count - 1 { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
