import Terminal
import Text

/// A stranger's text laid out for a screen: made safe, broken into rows, matches marked.
struct MarkedText {
    /// How a match is marked: by style, or where there is no style by brackets.
    enum Mark {
        case style(Style)
        case brackets
    }

    /// The most of a text that is laid out, in bytes.
    static let byteCount = 262_144

    private var lines: [Line] = []
    private var row: [Cell] = []
    private var rowWidth = 0
    private var lastSpace: Int?
    private let columns: Int
    private let mark: Mark
    private let isOneLine: Bool

    /// One character as it will be seen.
    private struct Cell {
        var text: Character
        var width: Int
        var isMatch: Bool
    }

    /// The rows of `text`, each at most `columns` wide.
    ///
    /// - Parameters:
    ///   - text: As it was sent.
    ///   - matches: Ranges of its UTF-8 bytes, in any order; what lies outside is left out.
    ///   - columns: At least 10.
    ///   - mark: How matches are shown.
    /// - Returns: at least one row.
    static func lines(
        _ text: String, matches: [Range<Int>], columns: Int, mark: Mark
    ) -> [Line] {
        var layout = MarkedText(columns: max(10, columns), mark: mark, isOneLine: false)
        layout.add(text, Self.merged(matches))
        return layout.lines
    }

    /// The start of a text on one row, line feeds shown as escapes.
    static func line(_ text: String, matches: [Range<Int>], mark: Mark) -> Line {
        let start = String(text.unicodeScalars.prefix(lineCharacterCount))
        var layout = MarkedText(columns: .max / 2, mark: mark, isOneLine: true)
        layout.add(start, merged(matches))
        var line = layout.lines.first ?? Line()
        if start.utf8.count < text.utf8.count { line.append("…") }
        return line
    }

    /// The most of a text that `line` shows.
    private static let lineCharacterCount = 400

    private init(columns: Int, mark: Mark, isOneLine: Bool) {
        self.columns = columns
        self.mark = mark
        self.isOneLine = isOneLine
    }

    /// The ranges in order, those that touch as one.
    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// As much of a text as is laid out; one letter with its marks may be larger than that.
    private static func start(of text: String) -> Substring {
        guard text.utf8.count > byteCount else { return text[...] }
        var cut = text.utf8.index(text.startIndex, offsetBy: byteCount)
        while cut > text.startIndex, cut.samePosition(in: text.unicodeScalars) == nil {
            cut = text.utf8.index(before: cut)
        }
        return text[..<cut]
    }

    private mutating func add(_ text: String, _ matches: [Range<Int>]) {
        var next = 0
        var offset = 0
        var piece = ""
        var isMatch = false
        for character in Self.start(of: text) {
            let end = offset + character.utf8.count
            while next < matches.count, matches[next].upperBound <= offset { next += 1 }
            let isInside = next < matches.count && matches[next].lowerBound < end
            if isInside != isMatch {
                flush(piece, isMatch)
                (piece, isMatch) = ("", isInside)
            }
            piece.append(character == "\r\n" ? "\n" : character)
            offset = end
        }
        flush(piece, isMatch)
        endRow()
        if offset < text.utf8.count {
            let rest = text.utf8.count - offset
            lines.append(Line("(\(rest) bytes more: winnow show has them all)", .faint))
        }
    }

    /// Lays a piece out that is a match as a whole or not at all.
    private mutating func flush(_ piece: String, _ isMatch: Bool) {
        guard !piece.isEmpty else { return }
        var safe = VisibleText.escaped(piece, keepingNewlines: !isOneLine)
        if isMatch, case .brackets = mark { safe = "[[\(safe)]]" }
        for character in safe {
            switch character {
            case "\n": endRow()
            case "\t": for _ in 0..<(4 - rowWidth % 4) { put(" ", isMatch) }
            default: put(character, isMatch)
            }
        }
    }

    private mutating func put(_ character: Character, _ isMatch: Bool) {
        let width = VisibleText.columnWidth(String(character))
        if rowWidth + width > columns { breakRow() }
        if rowWidth + width > columns { endRow() }
        if character == " " { lastSpace = row.count }
        row.append(Cell(text: character, width: width, isMatch: isMatch))
        rowWidth += width
    }

    /// Begins a new row after the last space, taking the word that has begun along.
    private mutating func breakRow() {
        guard let space = lastSpace else { return endRow() }
        let word = Array(row[(space + 1)...])
        row.removeSubrange(space...)
        endRow()
        row = word
        rowWidth = word.reduce(0) { $0 + $1.width }
    }

    private mutating func endRow() {
        var line = Line()
        var text = ""
        var isMatch = false
        for cell in row {
            if cell.isMatch != isMatch {
                line.append(text, style(isMatch))
                (text, isMatch) = ("", cell.isMatch)
            }
            text.append(cell.text)
        }
        line.append(text, style(isMatch))
        lines.append(line)
        (row, rowWidth, lastSpace) = ([], 0, nil)
    }

    private func style(_ isMatch: Bool) -> Style {
        guard isMatch, case .style(let style) = mark else { return [] }
        return style
    }
}
