import Foundation
import Moderation

/// Reads the terms of a search.
struct SearchTerms {
    /// From when spans such as `7d` are counted back.
    let now: Date

    /// What can be searched by.
    static let keys = [
        "author", "before", "by", "domain", "email", "host", "id", "ip", "kind", "language",
        "post", "rule", "score", "similar", "since", "status", "text",
    ]

    /// A word or, in quotes, a phrase.
    func text(
        _ value: String, isQuoted: Bool, at column: Int
    ) throws(SearchError) -> SubmissionTerm {
        let hasText = value.unicodeScalars.contains { !$0.properties.isWhitespace }
        guard hasText, value != "*" else {
            throw SearchError(column, "expected a word to look for")
        }
        // Quotes inside quotes are the caller's own phrases.
        return .text(isQuoted && !value.contains("\"") ? "\"\(value)\"" : value)
    }

    /// `key:value`.
    func term(
        _ key: String, _ value: String, isQuoted: Bool, keyColumn: Int, column: Int
    ) throws(SearchError) -> SubmissionTerm {
        let name = key.lowercased()
        guard Self.keys.contains(name) else {
            throw SearchError(
                keyColumn,
                """
                nothing is searched by “\(key.prefix(40))”: expected one of \
                \(Self.keys.joined(separator: ", ")); put words with a colon in quotes
                """)
        }
        guard !value.isEmpty else {
            throw SearchError(column, "expected a value after \(name):")
        }
        switch name {
        case "status": return .status(try choice(value, column, "a status"))
        case "kind": return .kind(try choice(value, column, "a kind"))
        case "id": return .id(try id(value, column))
        case "similar": return .similar(try id(value, column))
        case "text": return try text(value, isQuoted: isQuoted, at: column)
        case "score": return try score(value, column)
        case "before": return .before(try instant(value, column))
        case "since": return .since(try instant(value, column))
        case "ip": return .ip(try network(value, column))
        case "language": return .language(try language(value, column))
        default: return plain(name, value)
        }
    }

    private func plain(_ name: String, _ value: String) -> SubmissionTerm {
        switch name {
        case "post": .post(value)
        case "author": .author(value)
        case "email": .email(value)
        case "domain": .domain(value)
        case "host": .host(value)
        case "rule": .rule(value)
        default: .decidedBy(value)
        }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: String, _ column: Int, _ what: String
    ) throws(SearchError) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: value.lowercased()) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw SearchError(column, "expected \(what): one of \(names)")
    }

    private func id(_ value: String, _ column: Int) throws(SearchError) -> SubmissionID {
        guard let id = SubmissionID(value) else {
            throw SearchError(column, "expected an id of 26 letters and digits")
        }
        return id
    }

    private func score(_ value: String, _ column: Int) throws(SearchError) -> SubmissionTerm {
        let operators: [SubmissionTerm.Comparison] = [.atMost, .atLeast, .below, .above, .equal]
        let comparison = operators.first { value.hasPrefix($0.rawValue) }
        let digits = value.dropFirst(comparison?.rawValue.count ?? 0)
        guard let number = Double(digits), number.isFinite, digits.utf8.count < 40 else {
            throw SearchError(column, "expected a score such as >4, <=2.5 or 3")
        }
        return .score(comparison ?? .equal, number)
    }

    private func instant(_ value: String, _ column: Int) throws(SearchError) -> Date {
        if let date = Timestamp.date(value) ?? Timestamp.date(value + "T00:00:00Z") {
            return rounded(date)
        }
        let lengths: [Character: Double] = [
            "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
        ]
        guard let length = value.last.flatMap({ lengths[$0] }), let count = Int(value.dropLast()),
            (0...1_000_000).contains(count)
        else {
            throw SearchError(
                column, "expected a day such as 2026-11-01, a time, or a span such as 7d or 12h")
        }
        return rounded(now.addingTimeInterval(-Double(count) * length))
    }

    /// To the millisecond, as the store keeps times and as they are printed.
    private func rounded(_ date: Date) -> Date {
        Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
    }

    private func network(_ value: String, _ column: Int) throws(SearchError) -> String {
        guard IPNetwork(value) != nil else {
            throw SearchError(
                column, "expected an IP address or a network such as 203.0.113.0/24")
        }
        return value
    }

    private func language(_ value: String, _ column: Int) throws(SearchError) -> String {
        let code = value.lowercased()
        guard code.utf8.count == 2, code.utf8.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) else {
            throw SearchError(column, "expected the two letters of a language such as en")
        }
        return code
    }
}
