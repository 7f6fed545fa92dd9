/// The words and phrases of a text term, as the index and as SQL are asked for them.
struct TextQuery {
    /// The part of the term that the index knows, in its own language; nil if there is none.
    let match: String?
    /// Pieces without letters or digits, which no index has: parts of a text.
    let pieces: [String]

    static let columns = [
        "name", "url", "content", "source_url", "source_title", "source_excerpt", "post_title",
    ]

    /// Reads a term's text: words, phrases in double quotes, a `*` for what may go on.
    init(_ text: String) {
        var words: [String] = []
        var pieces: [String] = []
        for (place, part) in text.replacing("\0", with: " ").split(
            separator: "\"", omittingEmptySubsequences: false
        ).enumerated() {
            let isPhrase = place % 2 == 1
            let parts = isPhrase ? [part] : part.split(whereSeparator: \.isWhitespace)
            for part in parts {
                if part.unicodeScalars.contains(where: Self.isIndexed) {
                    words.append(Self.phrase(part, mayGoOn: part.hasSuffix("*")))
                } else if part.contains(where: { !$0.isWhitespace }) {
                    pieces.append(String(part))
                }
            }
        }
        self.pieces = pieces
        match =
            words.isEmpty
            ? nil
            : "{\(Self.columns.joined(separator: " "))} : (\(words.joined(separator: " AND ")))"
    }

    /// Words one after the other in a column, the last of which may go on.
    static func match(_ text: String, in columns: String, mayGoOn: Bool = false) -> String? {
        guard text.unicodeScalars.contains(where: isIndexed) else { return nil }
        return "{\(columns)} : \(phrase(text[...], mayGoOn: mayGoOn))"
    }

    private static func phrase(_ text: some StringProtocol, mayGoOn: Bool) -> String {
        let clean = String(text).filter { $0 != "\"" && $0 != "\0" }
        return "\"\(clean)\"" + (mayGoOn ? " *" : "")
    }

    /// Whether the index takes a character for part of a word.
    private static func isIndexed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }
}
