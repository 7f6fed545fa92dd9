import GRDB
import Moderation

extension Listing {
    /// What a listing goes along.
    enum Path {
        /// The index of a status or of a post.
        case statuses
        /// The findings of the rule.
        case findings
        /// The candidates.
        case candidates
    }

    /// The conditions of the query, without its cursor.
    func filter(statuses: Set<Status>, along path: Path) -> ListingFilter {
        var filter = ListingFilter(from: from(path))
        if path == .candidates {
            filter.arguments.append(.text(FilterCompiler.json(candidates ?? [])))
        }
        filter.addStatuses(statuses)
        filter.addKinds(query.kinds)
        let table = path == .findings ? "f" : "s"
        if let before = query.before { filter.add("\(table).received_at < ?", [.date(before)]) }
        if let since = query.since { filter.add("\(table).received_at >= ?", [.date(since)]) }
        if let post { filter.add("s.post = ?", [.integer(post)]) }
        if let rule {
            filter.add(
                path == .findings
                    ? "f.rule = ?"
                    : """
                    EXISTS (SELECT 1 FROM findings g
                    WHERE g.rule = ? AND g.received_at = s.received_at AND g.seq = s.seq)
                    """, [.integer(rule)])
        }
        filter.addTexts(query)
        if let condition { filter.add(condition.sql, condition.arguments) }
        return filter
    }

    private func from(_ path: Path) -> String {
        switch path {
        case .candidates: "FROM json_each(?) j CROSS JOIN submissions s ON s.seq = j.value"
        case .findings: "FROM findings f CROSS JOIN submissions s ON s.seq = f.seq"
        case .statuses:
            "FROM submissions s"
                + (post == nil ? " INDEXED BY submissions_status" : " INDEXED BY submissions_post")
        }
    }
}

extension SubmissionQuery.Order {
    /// What is sorted by before the receipt, of a row `s`.
    var sql: String {
        switch self {
        case .received: "0"
        case .score:
            """
            coalesce((SELECT json_extract(v.json, '$.score') FROM verdicts v \
            WHERE v.seq = s.seq), -1e99)
            """
        case .post: "(SELECT o.key FROM posts o WHERE o.post = s.post)"
        }
    }

    /// What a row is sorted by, from its first column.
    func key(_ row: Query) -> SQLValue {
        switch self {
        case .received: .integer(0)
        case .score: .real(row.doubleOrNil(0) ?? 0)
        case .post: .text(row.text(0))
        }
    }
}
