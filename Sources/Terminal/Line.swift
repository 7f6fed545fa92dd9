import Text

/// One row of a screen: pieces of text with their styles, from left to right.
///
/// Texts are taken to be safe already; whatever could still steer a terminal is replaced when the
/// row is painted.
public struct Line: Sendable, Hashable {
    /// A piece in one style.
    public struct Span: Sendable, Hashable {
        /// What it says.
        public var text: String
        /// How it looks.
        public var style: Style

        /// A piece in a style.
        public init(_ text: String, _ style: Style = []) {
            self.text = text
            self.style = style
        }
    }

    /// The pieces.
    public var spans: [Span]

    /// A row of pieces.
    public init(_ spans: [Span]) { self.spans = spans }

    /// A row in one style; an empty row without any text.
    public init(_ text: String = "", _ style: Style = []) {
        spans = text.isEmpty ? [] : [Span(text, style)]
    }

    /// What it says, without styles.
    public var text: String { spans.map(\.text).joined() }

    /// How many columns it takes.
    public var width: Int { spans.reduce(0) { $0 + VisibleText.columnWidth($1.text) } }

    /// Adds a piece at the right.
    public mutating func append(_ text: String, _ style: Style = []) {
        if !text.isEmpty { spans.append(Span(text, style)) }
    }

    /// The row, cut to fit into `columns`; what was cut shows as `…`.
    public func fitted(toColumns columns: Int) -> Line {
        guard width > columns else { return self }
        guard columns > 0 else { return Line() }
        var line = Line()
        var rest = columns
        for (position, span) in spans.enumerated() {
            let width = VisibleText.columnWidth(span.text)
            let isLast = position == spans.count - 1
            if width < rest || width == rest && isLast {
                line.spans.append(span)
                rest -= width
                continue
            }
            // One column is kept for the mark, which is added here if the text itself fits.
            let text = VisibleText.truncated(span.text, toColumns: rest)
            line.append(text.hasSuffix("…") ? text : Self.cut(text, to: rest - 1) + "…", span.style)
            return line
        }
        return line
    }

    private static func cut(_ text: String, to columns: Int) -> String {
        var text = text
        while !text.isEmpty, VisibleText.columnWidth(text) > columns { text.removeLast() }
        return text
    }
}
