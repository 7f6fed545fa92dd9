import GRDB
import Moderation

/// A query for submissions turned into SQL.
///
/// Listings go along an index that is in order of receipt: that of a post, that of a rule's
/// findings, or those of each status, merged afterwards. So a page costs what it shows, unless a condition
/// that no index knows (author, text, address) has to look at many rows to fill it.
struct Listing {
    let query: SubmissionQuery
    /// The post asked for.
    let post: Int64?
    /// The rule asked for.
    let rule: Int64?
    private let cursor: ListingCursor?

    /// Prepares a listing; nil if it can't have any rows, as post or rule are unknown.
    init?(_ query: SubmissionQuery, in database: Database) throws {
        self.query = query
        cursor = try query.cursor.map { try ListingCursor(parsing: $0) }
        post = try query.post.flatMap { try Self.post($0, in: database) }
        rule = try query.rule.flatMap { name in
            try Query("SELECT rule FROM rules WHERE name = ?", in: database)
                .first(.text(name)) { $0.int64(0) }
        }
        if query.post != nil && post == nil || query.rule != nil && rule == nil { return nil }
    }

    private static func post(_ name: String, in database: Database) throws -> Int64? {
        try Query("SELECT post FROM posts WHERE key = ?", in: database)
            .first(.text(name)) { $0.int64(0) }
            ?? PostRegister.find(PostRegister.identity(of: name), in: database)
    }

    /// The first rows' places, one more than a page has, in order.
    func places(in database: Database) throws -> [ListingCursor] {
        let statuses = query.statuses.isEmpty ? Set(Status.allCases) : query.statuses
        if rule != nil, try isRuleRarer(than: statuses, in: database) {
            return try self.places(along: "f", statuses: statuses, in: database)
        }
        if post != nil { return try self.places(along: "s", statuses: statuses, in: database) }
        let places = try statuses.flatMap { status in
            try self.places(along: "s", statuses: [status], in: database)
        }
        let sorted = places.sorted { query.newestFirst ? $1 < $0 : $0 < $1 }
        return Array(sorted.prefix(rowLimit))
    }

    private var rowLimit: Int { min(max(0, query.limit), 1_000_000_000) + 1 }

    /// Whether to go along the rule's findings: not where few submissions stand at the statuses.
    private func isRuleRarer(than statuses: Set<Status>, in database: Database) throws -> Bool {
        let codes = statuses.map { String($0.code) }.joined(separator: ",")
        let number = try Query(
            "SELECT coalesce(sum(number), 0) FROM counts WHERE status IN (\(codes))", in: database
        ).first { $0.int(0) }
        return (number ?? 0) > 20_000
    }

    private func places(
        along table: String, statuses: Set<Status>, in database: Database
    ) throws -> [ListingCursor] {
        var filter = filter(statuses: statuses, isAlongFindings: table == "f")
        if let cursor {
            filter.add(
                "(\(table).received_at, \(table).seq) \(query.newestFirst ? "<" : ">") (?, ?)",
                [.integer(cursor.receivedAt), .integer(cursor.seq)])
        }
        let direction = query.newestFirst ? "DESC" : "ASC"
        return try Query(
            """
            SELECT \(table).received_at, \(table).seq \(filter.from) WHERE \(filter.condition)
            ORDER BY \(table).received_at \(direction), \(table).seq \(direction) LIMIT ?
            """, in: database
        ).all(filter.arguments + [.int(rowLimit)]) {
            ListingCursor(receivedAt: $0.int64(0), seq: $0.int64(1))
        }
    }

    /// The conditions of the query, without its cursor.
    func filter(statuses: Set<Status>, isAlongFindings: Bool) -> ListingFilter {
        var filter = ListingFilter(
            from: isAlongFindings
                ? "FROM findings f CROSS JOIN submissions s ON s.seq = f.seq"
                : "FROM submissions s"
                    + (post == nil
                        ? " INDEXED BY submissions_status" : " INDEXED BY submissions_post"))
        filter.addStatuses(statuses)
        filter.addKinds(query.kinds)
        let order = isAlongFindings ? "f" : "s"
        if let before = query.before { filter.add("\(order).received_at < ?", [.date(before)]) }
        if let since = query.since { filter.add("\(order).received_at >= ?", [.date(since)]) }
        if let post { filter.add("s.post = ?", [.integer(post)]) }
        if let rule {
            filter.add(
                isAlongFindings
                    ? "f.rule = ?"
                    : """
                    EXISTS (SELECT 1 FROM findings g
                    WHERE g.rule = ? AND g.received_at = s.received_at AND g.seq = s.seq)
                    """, [.integer(rule)])
        }
        filter.addTexts(query)
        return filter
    }
}
