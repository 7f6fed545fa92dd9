/// One well-formed line of bounded length, for titles and excerpts.
enum ShortText {
    /// The most characters (Unicode scalars) of a title or an excerpt.
    static let limit = 255

    /// A title in one line, cut at a word where it is too long; nil if nothing is left.
    static func line(_ text: String) -> String? {
        let words = collapsed(text)
        guard !words.isEmpty else { return nil }
        guard words.count > limit else { return string(words) }
        return string(head(words, limit - 2)) + " …"
    }

    /// The words around a place in a text, with `…` where something was left out.
    static func excerpt(of text: String, around utf8Offset: Int) -> String? {
        let bytes = text.utf8
        let offset = min(max(0, utf8Offset), bytes.count)
        let middle = bytes.index(text.startIndex, offsetBy: offset)
        // Far more than is needed of each side: white space is collapsed later.
        let before = collapsed(String(String(text[..<middle]).unicodeScalars.suffix(4_000)))
        let after = collapsed(String(String(text[middle...]).unicodeScalars.prefix(4_000)))
        var room = limit - 4
        let share = room * 2 / 3
        let tail = after.count > share ? head(after, max(share, room - before.count)) : after
        room -= tail.count
        let start = before.count > room ? self.tail(before, room - 1) : before
        let isSpaced =
            text[..<middle].unicodeScalars.last.map(isSpace) ?? false
            || text[middle...].unicodeScalars.first.map(isSpace) ?? false
        var line = start.count < before.count ? Array("… ".unicodeScalars) + start : start
        if isSpaced, !start.isEmpty, !tail.isEmpty { line.append(" ") }
        line += tail
        if tail.count < after.count { line += " …".unicodeScalars }
        return line.isEmpty ? nil : string(line)
    }

    /// Without controls and invisible direction marks; white space as single spaces.
    private static func collapsed(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                if let last = result.last, last != " " { result.append(" ") }
            } else if !isControl(scalar) {
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return result
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
            0xFFF9...0xFFFB:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// At most `count` from the start, cut at a word if one ends near.
    private static func head(_ text: [Unicode.Scalar], _ count: Int) -> [Unicode.Scalar] {
        guard text.count > count else { return text }
        let part = text.prefix(max(0, count))
        guard let space = part.lastIndex(of: " "), space > count / 2 else { return Array(part) }
        return Array(part[..<space])
    }

    /// At most `count` from the end, cut at a word if one begins near.
    private static func tail(_ text: [Unicode.Scalar], _ count: Int) -> [Unicode.Scalar] {
        let part = text.suffix(max(0, count))
        guard let space = part.firstIndex(of: " "), space < part.startIndex + count / 2 else {
            // A mark without its letter is not for the start of a line.
            return Array(part.drop { $0.properties.isGraphemeExtend })
        }
        return Array(part[(space + 1)...])
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
