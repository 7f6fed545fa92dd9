/// What a whole screen is to show.
public struct Frame: Sendable, Hashable {
    /// Where the cursor blinks.
    public struct Cursor: Sendable, Hashable {
        /// From 0 at the left.
        public var column: Int
        /// From 0 at the top.
        public var row: Int

        /// A place.
        public init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }
    }

    /// The rows from the top; those that are missing are empty, those too many are not shown.
    public var lines: [Line]
    /// The cursor; nil hides it.
    public var cursor: Cursor?

    /// A screen.
    public init(lines: [Line], cursor: Cursor? = nil) {
        self.lines = lines
        self.cursor = cursor
    }

    /// The bytes that paint the screen, whatever it showed before.
    ///
    /// Each row is placed by its number, so that a terminal which measures a character otherwise
    /// than we do spoils no other row. Without `ink` no style is written.
    public func bytes(for size: TerminalSize, ink: Bool) -> [UInt8] {
        var text = "\u{1B}[?25l"
        for row in 0..<size.rows {
            // Cleared before: at the last column, clearing would take the last character away.
            text += "\u{1B}[\(row + 1);1H\u{1B}[K"
            if row < lines.count {
                for span in lines[row].fitted(toColumns: size.columns).spans {
                    Self.write(span, ink: ink, to: &text)
                }
            }
        }
        if let cursor {
            let column = min(max(0, cursor.column), size.columns - 1) + 1
            let row = min(max(0, cursor.row), size.rows - 1) + 1
            text += "\u{1B}[\(row);\(column)H\u{1B}[?25h"
        }
        return Array(text.utf8)
    }

    private static func write(_ span: Line.Span, ink: Bool, to text: inout String) {
        let numbers = ink ? span.style.numbers : []
        if !numbers.isEmpty { text += "\u{1B}[\(numbers.joined(separator: ";"))m" }
        for scalar in span.text.unicodeScalars {
            // The last line of defence: nothing that could steer a terminal gets past here.
            let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
            text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        if !numbers.isEmpty { text += "\u{1B}[0m" }
    }
}
