import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// The most submissions that are looked at for like texts.
    private static let memberLimit = 2000
    /// The most submissions that are looked at for failures.
    private static let failureLimit = 2000

    /// What a moderator should know of the time from `since` to `now`, but for what waits.
    public func digest(since: Date, at now: Date) async throws -> Digest {
        try await read { database in
            var digest = Digest()
            let decided = try DecidedSample(since: since, in: database)
            digest.misfires = try RuleSample(decided.labels, in: database).misfires()
            digest.missed = decided.agreement.approvedSpam
            digest.campaigns = Campaign.groups(of: try Self.members(since: since, in: database))
            digest.failures = try Self.failures(since: since, in: database)
            digest.stuck =
                try Query(
                    "SELECT count(*) FROM submissions WHERE status = 0 AND received_at < ?",
                    in: database
                ).first(.date(now.addingTimeInterval(-600))) { $0.int(0) } ?? 0
            digest.unpublished =
                try Query("SELECT count(*) FROM orders", in: database).first { $0.int(0) } ?? 0
            return digest
        }
    }

    /// The latest submissions whose verdict speaks of a campaign.
    private static func members(
        since: Date, in database: Database
    ) throws -> [Campaign.Member] {
        let rows = try Query(
            """
            SELECT s.id, s.status, s.post, substr(coalesce(t.content, t.source_excerpt, ''), 1, 400),
                v.json
            FROM submissions s CROSS JOIN verdicts v ON v.seq = s.seq
            CROSS JOIN texts t ON t.seq = s.seq
            WHERE s.received_at >= ? AND s.status IN (1, 2, 3)
                AND instr(v.json, '"group":"campaign"') > 0
            ORDER BY s.seq DESC LIMIT ?
            """, in: database
        ).all([.date(since), .int(memberLimit)]) { row in
            let verdict = try? Verdict(stored: row.text(4))
            return Campaign.Member(
                id: try SubmissionID(stored: row.text(0)), status: try Status(code: row.int(1)),
                post: row.int64(2), text: row.text(3),
                rules: Set(
                    (verdict?.findings ?? []).filter { $0.group == "campaign" }.map(\.rule)))
        }
        return rows.filter { !$0.rules.isEmpty }
    }

    /// What failed in the verdicts on what was held and still is.
    private static func failures(since: Date, in database: Database) throws -> [Digest.Failure] {
        let verdicts = try Query(
            """
            SELECT s.id, v.json FROM submissions s INDEXED BY submissions_status
            CROSS JOIN verdicts v ON v.seq = s.seq
            WHERE s.status = 2 AND s.received_at >= ? AND instr(v.json, '"errors":[]') = 0
            ORDER BY s.received_at DESC LIMIT ?
            """, in: database
        ).all([.date(since), .int(failureLimit)]) {
            (id: try SubmissionID(stored: $0.text(0)), verdict: try Verdict(stored: $0.text(1)))
        }
        var failures: [String: Digest.Failure] = [:]
        for (id, verdict) in verdicts {
            for error in Set(verdict.errors) {
                let message = String(error.message.prefix(200))
                let key = "\(error.rule ?? "")\u{0}\(message)"
                var failure = Digest.Failure(
                    rule: error.rule, message: message, count: 0, example: id)
                failure = failures[key] ?? failure
                failure.count += 1
                failures[key] = failure
            }
        }
        return failures.values.sorted { ($1.count, $0.message) < ($0.count, $1.message) }
    }
}
