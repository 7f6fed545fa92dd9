import Text

/// Breaks lines so that they fit a terminal.
enum TextWrap {
    /// The lines of `text`, each at most `columns` wide, broken at spaces where there are any.
    static func lines(_ text: String, columns: Int) -> [String] {
        let columns = max(10, columns)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrapped($0, columns) }
    }

    private static func wrapped(_ line: Substring, _ columns: Int) -> [String] {
        guard VisibleText.columnWidth(String(line)) > columns else { return [String(line)] }
        var lines: [String] = []
        var current = ""
        var width = 0
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            for piece in pieces(String(word), columns) {
                let pieceWidth = VisibleText.columnWidth(piece)
                if width > 0, width + 1 + pieceWidth > columns {
                    lines.append(current)
                    (current, width) = (piece, pieceWidth)
                } else {
                    current += width > 0 ? " " + piece : piece
                    width += (width > 0 ? 1 : 0) + pieceWidth
                }
            }
        }
        return lines + [current]
    }

    /// A word that is wider than a line, in parts that are not.
    private static func pieces(_ word: String, _ columns: Int) -> [String] {
        guard VisibleText.columnWidth(word) > columns else { return [word] }
        var pieces: [String] = []
        var piece = ""
        var width = 0
        for character in word {
            let characterWidth = VisibleText.columnWidth(String(character))
            if width + characterWidth > columns, !piece.isEmpty {
                pieces.append(piece)
                (piece, width) = ("", 0)
            }
            piece.append(character)
            width += characterWidth
        }
        return pieces + [piece]
    }
}
