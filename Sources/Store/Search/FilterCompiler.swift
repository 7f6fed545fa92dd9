import Foundation
import GRDB
import Moderation

/// Turns a filter into a condition on a row `s` of `submissions`, within one transaction.
final class FilterCompiler {
    let database: Database
    let hash: SenderHash
    let recent: RecentArrivals
    /// So many submissions may be looked at one by one.
    static let candidateLimit = 3_000
    /// So many matches of a text are put into a set at most, where a page might do with fewer.
    private static let setLimit = 100_000

    private var matches: [String: [Int64]] = [:]
    private var frequent: [String: Bool] = [:]

    init(database: Database, hash: SenderHash, recent: RecentArrivals) {
        self.database = database
        self.hash = hash
        self.recent = recent
    }

    /// A condition with its arguments; true for everything if there are none.
    struct Condition {
        var sql: String
        var arguments: [SQLValue] = []
    }

    /// The condition of a filter.
    ///
    /// With `looksForPage` a page is looked for, for which it costs less to ask the index about
    /// each submission than to have it list a great many.
    func condition(
        _ filter: SubmissionFilter, looksForPage: Bool
    ) throws -> Condition {
        switch filter {
        case .term(let term): return try condition(term, looksForPage: looksForPage)
        case .not(let part):
            let inner = try condition(part, looksForPage: false)
            return Condition(sql: "NOT coalesce(\(inner.sql), 0)", arguments: inner.arguments)
        case .all(let parts):
            // What costs least is asked first.
            let sorted = parts.sorted { Self.cost($0) < Self.cost($1) }
            return try joined(sorted, by: "AND", looksForPage: looksForPage, empty: "1")
        case .any(let parts):
            return try joined(parts, by: "OR", looksForPage: false, empty: "0")
        }
    }

    private func joined(
        _ parts: [SubmissionFilter], by word: String, looksForPage: Bool, empty: String
    ) throws -> Condition {
        let conditions = try parts.map { try condition($0, looksForPage: looksForPage) }
        guard !conditions.isEmpty else { return Condition(sql: empty) }
        return Condition(
            sql: "(" + conditions.map(\.sql).joined(separator: " \(word) ") + ")",
            arguments: conditions.flatMap(\.arguments))
    }

    private static func cost(_ filter: SubmissionFilter) -> Int {
        switch filter {
        case .term(let term):
            switch term {
            case .id, .status, .kind, .post, .email, .before, .since, .language: 0
            case .rule, .similar: 1
            case .domain, .ip: 2
            case .author, .host, .score, .decidedBy: 3
            case .text: 4
            }
        case .not(let part): cost(part)
        case .all(let parts), .any(let parts): parts.map(cost).max() ?? 0
        }
    }

    // MARK: Matches in the index

    /// The submissions with a match, up to one more than are listed.
    func matches(_ match: String) throws -> [Int64] {
        if let known = matches[match] { return known }
        let found = try Query("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", in: database)
            .all([.text(match), .int(Self.candidateLimit + 1)]) { $0.int64(0) }
        matches[match] = found
        return found
    }

    /// Whether a page is likely to be full before a set of all matches would be made.
    private func isFrequent(_ match: String) throws -> Bool {
        // To look a beginning of words up costs as much for one submission as for all.
        if match.hasSuffix("*") || match.hasSuffix("*)") { return false }
        guard try matches(match).count > Self.candidateLimit else { return false }
        if let known = frequent[match] { return known }
        let count = try Query(
            """
            SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)
            """, in: database
        ).first(.text(match), .int(Self.setLimit + 1)) { $0.int(0) }
        let isFrequent = (count ?? 0) > Self.setLimit
        frequent[match] = isFrequent
        return isFrequent
    }

    /// That a submission has a match.
    func matchCondition(_ match: String, looksForPage: Bool) throws -> Condition {
        if looksForPage, try isFrequent(match) {
            return Condition(
                sql: "EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = s.seq)",
                arguments: [.text(match)])
        }
        return Condition(
            sql: "+s.seq IN (SELECT rowid FROM search WHERE search MATCH ?)",
            arguments: [.text(match)])
    }
}
