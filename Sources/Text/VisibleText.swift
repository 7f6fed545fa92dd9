import CICU

/// Text from strangers, for human eyes: nothing in it can steer a terminal or hide.
public enum VisibleText {
    private static let markLimit = 4

    /// The text with everything invisible or steering as a visible escape.
    ///
    /// C0 and C1 controls become `\x1b`; bidirectional controls, zero-width characters, tags,
    /// line separators, private and unassigned code points, and marks beyond four on one letter
    /// become `\u{202E}`. Line feed and tab stay only if `keepingNewlines`, else they become `\n`
    /// and `\t`. Joiners stay where an emoji or a cursive script needs them.
    public static func escaped(_ string: String, keepingNewlines: Bool = false) -> String {
        if isPlain(string, keepingNewlines: keepingNewlines) { return string }
        var result = ""
        var previous: Unicode.Scalar?
        var markCount = 0
        var iterator = string.unicodeScalars.makeIterator()
        var following = iterator.next()
        while let scalar = following {
            following = iterator.next()
            let isMark = ScalarFolding.isMark(cicu_category(scalar.value))
            markCount = isMark ? markCount + 1 : 0
            if scalar.value < 0x80 {
                appendASCII(scalar, keepingNewlines: keepingNewlines, to: &result)
            } else if markCount <= markLimit,
                isVisible(scalar, previous: previous, following: following)
            {
                result.unicodeScalars.append(scalar)
            } else {
                appendEscape(of: scalar, to: &result)
            }
            previous = scalar
        }
        return result
    }

    private static func isPlain(_ string: String, keepingNewlines: Bool) -> Bool {
        string.utf8.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7F || keepingNewlines && (byte == 0x0A || byte == 0x09)
        }
    }

    private static func appendASCII(
        _ scalar: Unicode.Scalar, keepingNewlines: Bool, to result: inout String
    ) {
        switch scalar.value {
        case 0x20..<0x7F: result.unicodeScalars.append(scalar)
        case 0x09: result += keepingNewlines ? "\t" : "\\t"
        case 0x0A: result += keepingNewlines ? "\n" : "\\n"
        case 0x0D: result += "\\r"
        default: appendEscape(of: scalar, to: &result)
        }
    }

    private static func appendEscape(of scalar: Unicode.Scalar, to result: inout String) {
        if scalar.value < 0x100 {
            let digits = String(scalar.value, radix: 16)
            result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
        } else {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            result += "\\u{" + String(repeating: "0", count: max(0, 4 - digits.utf8.count))
            result += digits + "}"
        }
    }

    private static func isVisible(
        _ scalar: Unicode.Scalar, previous: Unicode.Scalar?, following: Unicode.Scalar?
    ) -> Bool {
        switch cicu_category(scalar.value) {
        case Int32(CICU_CONTROL), Int32(CICU_PRIVATE_USE), Int32(CICU_SURROGATE),
            Int32(CICU_UNASSIGNED), Int32(CICU_LINE_SEPARATOR), Int32(CICU_PARAGRAPH_SEPARATOR):
            return false
        default: break
        }
        let isFormat = cicu_category(scalar.value) == Int32(CICU_FORMAT)
        guard isFormat || cicu_is_default_ignorable(scalar.value) else { return true }
        guard let previous else { return false }
        switch scalar.value {
        case 0xFE0E, 0xFE0F:
            return cicu_is_pictographic(previous.value)
                || "0123456789#*".unicodeScalars
                    .contains(previous)
        case 0x200C, 0x200D:
            guard let following else { return false }
            return joins(scalar, previous: previous, following: following)
        default:
            return false
        }
    }

    /// Whether a joiner stands where emoji or a cursive or Indic script use it.
    private static func joins(
        _ scalar: Unicode.Scalar, previous: Unicode.Scalar, following: Unicode.Scalar
    ) -> Bool {
        if scalar.value == 0x200D, cicu_is_pictographic(following.value) {
            let isModifier = 0x1F3FB...0x1F3FF ~= previous.value || previous.value == 0xFE0F
            return isModifier || cicu_is_pictographic(previous.value)
        }
        let script = cicu_script(previous.value)
        return script == cicu_script(following.value) && ScriptCode.untouched.contains(script)
            && script != ScriptCode.code("Hani") && script != ScriptCode.hangul
    }
}
