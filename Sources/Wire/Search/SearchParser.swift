import Foundation
import Moderation

/// Reads a search: terms joined by *and* (nothing between them), `or`, `-` or `not`, and
/// parentheses. *And* binds closer than *or*.
struct SearchParser {
    /// How deep parentheses and negations may nest.
    private static let maximumDepth = 50

    private let tokens: [SearchToken]
    private let end: Int
    private let now: Date
    private var place = 0
    private var depth = 0

    init(_ tokens: [SearchToken], end: Int, now: Date) {
        self.tokens = tokens
        self.end = end
        self.now = now
    }

    /// The whole search.
    mutating func filter() throws(SearchError) -> SubmissionFilter {
        if tokens.isEmpty { return .all([]) }
        let filter = try alternatives()
        if let rest = current { throw SearchError(rest.column, "no parenthesis is open here") }
        return filter
    }

    private var current: SearchToken? { place < tokens.count ? tokens[place] : nil }

    private mutating func alternatives() throws(SearchError) -> SubmissionFilter {
        var parts = [try conjunction()]
        while isWord("or") {
            place += 1
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(SearchError) -> SubmissionFilter {
        var parts = [try negation()]
        while let token = current, token.kind != .close, !isWord("or") {
            if isWord("and") { place += 1 }
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(SearchError) -> SubmissionFilter {
        guard let token = current, token.kind == .minus || isWord("not") else {
            return try primary()
        }
        place += 1
        return .not(try nested(token) { (parser) throws(SearchError) in try parser.negation() })
    }

    private mutating func primary() throws(SearchError) -> SubmissionFilter {
        guard let token = current, token.kind != .close, !isWord("or"), !isWord("and") else {
            throw SearchError(
                current?.column ?? end,
                "expected a word, a term such as status:held, or a parenthesis")
        }
        place += 1
        switch token.kind {
        case .open where current?.kind == .close:
            place += 1
            return .all([])
        case .open:
            let filter = try nested(token) { (parser) throws(SearchError) in
                try parser.alternatives()
            }
            guard current?.kind == .close else {
                throw SearchError(token.column, "the parenthesis is not closed")
            }
            place += 1
            return filter
        case .word(let word, let isQuoted):
            return .term(
                try SearchTerms(now: now).text(word, isQuoted: isQuoted, at: token.column))
        case .term(let key, let value, let isQuoted, let at):
            return .term(
                try SearchTerms(now: now).term(
                    key, value, isQuoted: isQuoted, keyColumn: token.column, column: at))
        case .close, .minus:
            throw SearchError(token.column, "expected a word or a term such as status:held")
        }
    }

    private mutating func nested(
        _ token: SearchToken, _ read: (inout SearchParser) throws(SearchError) -> SubmissionFilter
    ) throws(SearchError) -> SubmissionFilter {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw SearchError(token.column, "nested deeper than \(Self.maximumDepth) levels")
        }
        let filter = try read(&self)
        depth -= 1
        return filter
    }

    private func isWord(_ word: String) -> Bool {
        guard case .word(let found, isQuoted: false) = current?.kind else { return false }
        return found.lowercased() == word
    }
}
