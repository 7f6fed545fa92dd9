import Foundation
import Moderation

extension SubmissionFilter {
    /// The most scalars that a search may have.
    public static let maximumSearchLength = 10_000

    /// Reads a search such as `status:held rule:BBCODE_LINK -host:example.com "free money"`.
    ///
    /// Terms are joined by *and*, by `or`, by `-` or `not`, and by parentheses; a bare word or
    /// phrase is looked for in texts. `Documentation/Moderation.md` has all terms. An empty search
    /// finds everything.
    ///
    /// - Parameters:
    ///   - text: The search.
    ///   - now: The time from which spans such as `since:7d` are counted back.
    /// - Throws: ``SearchError``, with the column and what was expected there.
    public init(parsing text: String, now: Date) throws(SearchError) {
        let count = text.unicodeScalars.count
        guard count <= Self.maximumSearchLength else {
            throw SearchError(
                Self.maximumSearchLength,
                "a search has \(Self.maximumSearchLength) characters at most")
        }
        var lexer = SearchLexer(text)
        var parser = SearchParser(try lexer.tokens(), end: count + 1, now: now)
        self = try parser.filter()
    }

    /// The search as text, which reads back as the same filter.
    public var searchText: String {
        switch self {
        case .term(let term): term.searchText
        case .all(let parts) where parts.isEmpty: ""
        case .all(let parts): parts.map { $0.searchText(within: .and) }.joined(separator: " ")
        case .any(let parts) where parts.isEmpty: "-()"
        case .any(let parts): parts.map { $0.searchText(within: .or) }.joined(separator: " or ")
        case .not(let part): "-" + part.searchText(within: .not)
        }
    }

    private enum Context { case and, or, not }

    private func searchText(within context: Context) -> String {
        let isLoose =
            switch self {
            case .term, .not: false
            case .all(let parts): context != .or || parts.count < 2
            case .any: true
            }
        return isLoose ? "(\(searchText))" : searchText
    }
}
