/// Bars side by side in a terminal, each of several parts.
struct ChartBars {
    /// One bar.
    struct Row {
        var label: String
        /// The parts, from the left, as many as the glyphs have at most.
        var parts: [Int]
        /// What stands after the bar.
        var note: String
    }

    var rows: [Row]
    var glyphs: ChartGlyphs
    /// Columns for all of it.
    var width: Int

    /// No bar is longer, however wide the terminal is.
    private static let longest = 100

    /// A line for each row.
    var lines: [String] {
        let labelWidth = rows.map(\.label.count).max() ?? 0
        let noteWidth = rows.map(\.note.count).max() ?? 0
        let room = min(Self.longest, max(4, width - labelWidth - noteWidth - 4))
        let most = rows.map { $0.parts.reduce(0, +) }.max() ?? 0
        return rows.map { row in
            let label = row.label.padding(to: labelWidth)
            let note = String(repeating: " ", count: noteWidth - row.note.count) + row.note
            return (label + "  " + note + "  " + bar(row.parts, most, room)).trimmed
        }
    }

    /// Ends of parts are rounded, so that they add up; a bar that isn't empty has a cell at least.
    private func bar(_ parts: [Int], _ most: Int, _ room: Int) -> String {
        guard most > 0 else { return "" }
        var bar = ""
        var (sum, drawn) = (0, 0)
        for (part, glyph) in zip(parts, glyphs.parts) where part > 0 {
            sum += part
            let end = Int((Double(sum) / Double(most) * Double(room)).rounded())
            let cells = max(drawn == 0 ? 1 : 0, end - drawn)
            bar += String(repeating: glyph, count: cells)
            drawn += cells
        }
        return bar
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
