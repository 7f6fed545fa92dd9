/// Text as a YAML scalar.
enum YAMLText {
    /// Plain where that can't be mistaken for anything else, otherwise in double quotes.
    static func quoted(_ text: String) -> String {
        if isPlain(text) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                if isPrintable(scalar) {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                }
            }
        }
        return quoted + "\""
    }

    /// In single quotes, where a backslash is a backslash; in double quotes if it has to be.
    static func literal(_ text: String) -> String {
        guard text.unicodeScalars.allSatisfy({ isPrintable($0) }) else { return quoted(text) }
        return "'\(text.replacing("'", with: "''"))'"
    }

    private static let words: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n",
    ]

    /// Whether a text is letters, digits and spaces that begin with a letter, and no word of YAML.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last,
            isLetter(first) || first == UInt8(ascii: "_"), last != UInt8(ascii: " ")
        else { return false }
        return !words.contains(text.lowercased())
            && text.utf8.allSatisfy {
                isLetter($0) || (0x30...0x39).contains($0) || " _-./()<>=+".utf8.contains($0)
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether YAML takes a character as it is, and an editor shows it.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
            .privateUse:
            false
        default: scalar != "\u{FEFF}"
        }
    }
}
