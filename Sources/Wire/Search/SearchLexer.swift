/// Cuts a search into pieces, in one pass.
struct SearchLexer {
    private let scalars: [Unicode.Scalar]
    private var place = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// All pieces.
    mutating func tokens() throws(SearchError) -> [SearchToken] {
        var tokens: [SearchToken] = []
        while let token = try next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() throws(SearchError) -> SearchToken? {
        while let scalar = current, scalar.properties.isWhitespace { place += 1 }
        guard let first = current else { return nil }
        let column = place + 1
        switch first {
        case "(":
            place += 1
            return SearchToken(kind: .open, column: column)
        case ")":
            place += 1
            return SearchToken(kind: .close, column: column)
        case "-" where isFollowed:
            place += 1
            return SearchToken(kind: .minus, column: column)
        case "\"":
            return SearchToken(kind: .word(try quoted(), isQuoted: true), column: column)
        default:
            return SearchToken(kind: try wordOrTerm(), column: column)
        }
    }

    private var current: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    /// Whether something stands directly behind a minus that it can be about.
    private var isFollowed: Bool {
        guard place + 1 < scalars.count else { return false }
        let next = scalars[place + 1]
        return !next.properties.isWhitespace && next != ")"
    }

    private mutating func wordOrTerm() throws(SearchError) -> SearchToken.Kind {
        var word = String.UnicodeScalarView()
        var isKey = true
        while let scalar = current, !Self.ends(scalar) {
            if scalar == ":", isKey, !word.isEmpty {
                place += 1
                return try term(String(word))
            }
            isKey = isKey && scalar.properties.isAlphabetic
            word.append(scalar)
            place += 1
        }
        return .word(String(word), isQuoted: false)
    }

    private mutating func term(_ key: String) throws(SearchError) -> SearchToken.Kind {
        let column = place + 1
        if current == "\"" {
            return .term(key: key, value: try quoted(), isQuoted: true, at: column)
        }
        var value = String.UnicodeScalarView()
        while let scalar = current, !Self.ends(scalar) {
            value.append(scalar)
            place += 1
        }
        return .term(key: key, value: String(value), isQuoted: false, at: column)
    }

    /// A text in double quotes, in which a backslash stands before a quote or a backslash.
    private mutating func quoted() throws(SearchError) -> String {
        let column = place + 1
        var text = String.UnicodeScalarView()
        place += 1
        while let scalar = current, scalar != "\"" {
            place += 1
            if scalar == "\\", let next = current, next == "\"" || next == "\\" {
                text.append(next)
                place += 1
            } else {
                text.append(scalar)
            }
        }
        guard current != nil else { throw SearchError(column, "the quote is not closed") }
        place += 1
        return String(text)
    }

    private static func ends(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || scalar == "\""
    }
}
