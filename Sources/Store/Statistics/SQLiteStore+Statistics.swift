import Foundation
import GRDB
import Moderation

extension SQLiteStore: RuleStatistics {
    /// How often each rule fired, and what people said of those submissions.
    ///
    /// Live hits come from the index of findings. Those on trial stand in the verdicts alone, so
    /// every verdict of the period that has one is read.
    public func ruleCounts(since: Date?) async throws -> RuleCounts {
        let first = SQLValue.integer(since?.milliseconds ?? Int64.min)
        return try await read { database in
            let live = try Self.rows(Self.liveHits, first, isShadow: false, in: database)
            let shadow = try Self.rows(Self.shadowHits, first, isShadow: true, in: database)
            let total = try Query(
                """
                WITH \(Self.labels)
                SELECT count(*), coalesce(sum(l.became = 1), 0), coalesce(sum(l.became = 3), 0)
                FROM submissions s LEFT JOIN labels l ON l.seq = s.seq
                WHERE s.received_at >= ? AND s.status <> 0
                """, in: database
            ).first(first) { ($0.int(0), $0.int(1), $0.int(2)) }
            return RuleCounts(
                submissions: total?.0 ?? 0, decidedHam: total?.1 ?? 0, decidedSpam: total?.2 ?? 0,
                rows: live + shadow)
        }
    }

    /// What people say of a submission now: the last decision that stands.
    public func label(of id: SubmissionID) async throws -> Label? {
        try await read { database in
            let became = try Query(
                "SELECT became FROM decisions WHERE id = ? AND \(Self.stands) ORDER BY number DESC LIMIT 1",
                in: database
            ).first(.text(id.text)) { $0.int(0) }
            return became == Codes.approved ? .ham : became == Codes.spam ? .spam : nil
        }
    }

    /// Which decisions say something of a submission.
    private static let stands = "undone_by IS NULL AND action NOT IN ('undo', 'edit')"

    /// What became of submissions by the last decision that stands, by their number.
    private static let labels = """
        labels AS MATERIALIZED (
            SELECT s.seq AS seq, d.became AS became, max(d.number)
            FROM decisions d CROSS JOIN submissions s ON s.id = d.id
            WHERE d.\(stands) GROUP BY d.id)
        """

    private static let columns = """
        count(*), sum(s.status = 1), sum(s.status = 2), sum(s.status = 3),
        coalesce(sum(l.became = 1), 0), coalesce(sum(l.became = 3), 0), max(s.received_at)
        """

    private static let liveHits = """
        WITH \(labels)
        SELECT r.name, \(columns) FROM rules r
        CROSS JOIN findings f ON f.rule = r.rule AND f.received_at >= ?
        CROSS JOIN submissions s ON s.seq = f.seq
        LEFT JOIN labels l ON l.seq = f.seq GROUP BY r.rule ORDER BY r.name
        """

    private static let shadowHits = """
        WITH \(labels)
        SELECT json_extract(e.value, '$.rule') AS name, \(columns) FROM submissions s
        CROSS JOIN verdicts v ON v.seq = s.seq
        CROSS JOIN json_each(v.json, '$.shadow') e
        LEFT JOIN labels l ON l.seq = s.seq
        WHERE s.received_at >= ? AND instr(v.json, '"shadow":[]') = 0
        GROUP BY name ORDER BY name
        """

    private static func rows(
        _ sql: String, _ since: SQLValue, isShadow: Bool, in database: Database
    ) throws -> [RuleCounts.Row] {
        try Query(sql, in: database).all([since]) { query in
            var row = RuleCounts.Row(rule: query.text(0), isShadow: isShadow)
            row.hits = query.int(1)
            row.approved = query.int(2)
            row.held = query.int(3)
            row.spam = query.int(4)
            row.decidedHam = query.int(5)
            row.decidedSpam = query.int(6)
            row.last = query.isNull(7) ? nil : query.date(7)
            return row
        }
    }
}
