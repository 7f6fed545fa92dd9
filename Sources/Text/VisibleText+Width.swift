import CICU

extension VisibleText {
    /// How many terminal columns a text takes: East Asian wide characters and emoji two, marks and
    /// ignorable characters none. Measure what `escaped` returns; controls count as none here.
    public static func columnWidth(_ string: String) -> Int {
        if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string.utf8.count }
        return string.reduce(0) { $0 + columnWidth(of: $1) }
    }

    /// The text, cut at a character so that it fits into `columns`; what was cut shows as `…`.
    public static func truncated(_ string: String, toColumns columns: Int) -> String {
        guard columns > 0 else { return "" }
        var width = 0
        var kept = string.startIndex
        for index in string.indices {
            if width <= columns - 1 { kept = index }
            width += columnWidth(of: string[index])
            if width > columns { return String(string[..<kept]) + "…" }
        }
        return string
    }

    private static func columnWidth(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.value < 0x7F, character.utf8.count == 1 { return first.value < 0x20 ? 0 : 1 }
        var width = 0
        for scalar in character.unicodeScalars {
            width = max(width, columnWidth(of: scalar))
            // Emoji style, regional pairs and keycaps.
            if scalar.value == 0xFE0F || 0x1F1E6...0x1F1FF ~= scalar.value { width = 2 }
        }
        return width
    }

    private static func columnWidth(of scalar: Unicode.Scalar) -> Int {
        let category = cicu_category(scalar.value)
        if category == Int32(CICU_NONSPACING_MARK) || category == Int32(CICU_ENCLOSING_MARK)
            || category == Int32(CICU_CONTROL) || category == Int32(CICU_FORMAT)
            || cicu_is_default_ignorable(scalar.value)
        {
            return 0
        }
        return cicu_is_wide(scalar.value) || cicu_is_emoji_presentation(scalar.value) ? 2 : 1
    }
}
