import GRDB
import Moderation

/// A query for submissions turned into SQL.
///
/// Listings go along an index that is in order of receipt: that of a post, that of a rule's
/// findings, or those of each status, merged afterwards. So a page costs what it shows, unless a
/// condition that no index knows has to look at many rows to fill it. Where another index names
/// few submissions (words, senders, ids), those are looked at one by one instead.
struct Listing {
    /// The query, with all of its filter that has a place of its own there.
    let query: SubmissionQuery
    /// The post asked for.
    let post: Int64?
    /// The rule asked for.
    let rule: Int64?
    /// The statuses asked for.
    let statuses: Set<Status>
    /// Submissions with all that match among them; nil if there may be many.
    let candidates: [Int64]?
    /// What is left of the filter.
    let condition: FilterCompiler.Condition?
    private let cursor: ListingCursor?

    /// Prepares a listing; nil if it can't have any rows.
    /// `looksForPage` says that a page is wanted, not all that match.
    init?(_ asked: SubmissionQuery, looksForPage: Bool, compiler: FilterCompiler) throws {
        guard let absorbed = asked.absorbingFilter() else { return nil }
        query = absorbed.query
        statuses = absorbed.statuses
        let database = compiler.database
        cursor = try query.cursor.map { try ListingCursor(parsing: $0, order: asked.order) }
        post = try query.post.flatMap { try Self.post($0, in: database) }
        rule = try query.rule.flatMap { name in
            try Query("SELECT rule FROM rules WHERE name = ?", in: database)
                .first(.text(name)) { $0.int64(0) }
        }
        if query.post != nil && post == nil || query.rule != nil && rule == nil { return nil }
        candidates = try query.filter.flatMap(compiler.candidates)
        let isWholePage = looksForPage && candidates == nil && query.order == .received
        condition = try query.filter.map {
            try compiler.condition($0, looksForPage: isWholePage)
        }
    }

    /// The number of a post, by its key or any of its URLs.
    static func post(_ name: String, in database: Database) throws -> Int64? {
        try Query("SELECT post FROM posts WHERE key = ?", in: database)
            .first(.text(name)) { $0.int64(0) }
            ?? PostRegister.find(PostRegister.identity(of: name), in: database)
    }

    /// The first rows' places, one more than a page has, in order.
    func places(in database: Database) throws -> [ListingCursor] {
        if candidates != nil { return try places(along: .candidates, [statuses], in: database) }
        if query.order != .received {
            return try places(along: .statuses, [statuses], in: database)
        }
        if rule != nil, try isRuleRarer(in: database) {
            return try places(along: .findings, [statuses], in: database)
        }
        if post != nil { return try places(along: .statuses, [statuses], in: database) }
        // One way along each status's index, merged by SQLite as far as the page goes.
        let each = statuses.sorted { $0.code < $1.code }.map { Set([$0]) }
        return try places(along: .statuses, each, in: database)
    }

    private var rowLimit: Int { min(max(0, query.limit), 1_000_000_000) + 1 }

    /// Whether to go along the rule's findings: not where few submissions stand at the statuses.
    private func isRuleRarer(in database: Database) throws -> Bool {
        let codes = statuses.map { String($0.code) }.joined(separator: ",")
        let number = try Query(
            "SELECT coalesce(sum(number), 0) FROM counts WHERE status IN (\(codes))", in: database
        ).first { $0.int(0) }
        return (number ?? 0) > 20_000
    }

    private func places(
        along path: Path, _ groups: [Set<Status>], in database: Database
    ) throws -> [ListingCursor] {
        var arms: [String] = []
        var arguments: [SQLValue] = []
        for statuses in groups {
            let (sql, own) = arm(along: path, statuses)
            arms.append(sql)
            arguments += own
        }
        let direction = query.newestFirst ? "DESC" : "ASC"
        let order = query.order == .received ? "" : "1 \(direction), "
        return try Query(
            """
            \(arms.joined(separator: " UNION ALL "))
            ORDER BY \(order)2 \(direction), 3 \(direction) LIMIT ?
            """, in: database
        ).all(arguments + [.int(rowLimit)]) { row in
            ListingCursor(
                key: query.order.key(row), receivedAt: row.int64(1), seq: row.int64(2))
        }
    }

    /// The rows at some statuses behind the cursor, and the arguments.
    private func arm(along path: Path, _ statuses: Set<Status>) -> (String, [SQLValue]) {
        var filter = filter(statuses: statuses, along: path)
        let table = path == .findings ? "f" : "s"
        let columns = "\(query.order.sql), \(table).received_at, \(table).seq"
        if let cursor {
            let sign = query.newestFirst ? "<" : ">"
            let place: [SQLValue] = [.integer(cursor.receivedAt), .integer(cursor.seq)]
            if query.order == .received {
                // An index has only these.
                filter.add("(\(table).received_at, \(table).seq) \(sign) (?, ?)", place)
            } else {
                filter.add("(\(columns)) \(sign) (?, ?, ?)", [cursor.key] + place)
            }
        }
        return ("SELECT \(columns) \(filter.from) WHERE \(filter.condition)", filter.arguments)
    }
}
