import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// What the last look at a ping's source found; nil if nobody has looked.
    public func report(on id: SubmissionID) async throws -> PingReport? {
        try await read { try PingRow.report(on: id, in: $0) }
    }

    /// Pings that wait to be verified, those due first.
    public func waitingPings(limit: Int) async throws -> [WaitingPing] {
        try await read { database in
            try Query(
                """
                SELECT id, kind, source_url, target_url, received_at, due_at, attempts, failure
                FROM pings INDEXED BY pings_waiting WHERE verified = 0 ORDER BY due_at, ping LIMIT ?
                """, in: database
            ).all([.int(max(0, limit))]) { query in
                WaitingPing(
                    id: try SubmissionID(stored: query.text(0)),
                    kind: try SubmissionKind(code: query.int(1)), source: query.text(2),
                    target: query.text(3), receivedAt: query.date(4), dueAt: query.date(5),
                    attempts: query.int(6), failure: query.textOrNil(7))
            }
        }
    }

    /// When the next is due; nil if none is.
    public func nextPing() async throws -> Date? {
        try await read { try PingHost.next($0) }.map { Date(milliseconds: $0) }
    }

    /// Forgets pairs whose submission clean-up has removed.
    public func forgetPings(limit: Int) async throws -> Int {
        try await write { database in
            try Query(
                """
                DELETE FROM pings WHERE ping IN (
                    SELECT p.ping FROM pings p
                    WHERE p.verified = 1
                        AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.id = p.id)
                        AND p.id NOT IN (SELECT id FROM tombstones) LIMIT ?)
                """, in: database
            ).run(.int(max(0, limit)))
            let count = database.changesCount
            try Query(
                "DELETE FROM ping_hosts WHERE host NOT IN (SELECT host FROM pings)", in: database
            ).run()
            return count
        }
    }

    /// Gives a ping a new title and excerpt and has it judged anew.
    public func renew(
        _ id: SubmissionID, title: String?, excerpt: String?, at now: Date
    ) async throws -> Bool {
        try await write { database in
            guard var row = try SubmissionRow.find(id, in: database),
                [.approved, .held, .queued].contains(row.status)
            else { return false }
            try Query(
                """
                UPDATE texts SET source_title = ?, source_excerpt = ?
                WHERE seq = ? AND (source_title IS NOT ? OR source_excerpt IS NOT ?)
                """, in: database
            ).run(
                .optional(title), .optional(excerpt), .integer(row.seq), .optional(title),
                .optional(excerpt))
            guard database.changesCount > 0 else { return false }
            let ledger = Ledger(database, now: now.milliseconds)
            try Self.requeue(&row, ledger: ledger)
            try ledger.close()
            return true
        }
    }

    /// Back to the queue, without the findings of the verdict that it had.
    private static func requeue(_ row: inout SubmissionRow, ledger: Ledger) throws {
        guard row.status != .queued else {
            return try ledger.revise(&row, event: .edited, from: .queued)
        }
        let rules = try ledger.rules(of: row)
        try ledger.move(&row, to: .queued, event: .edited, rules: rules)
        let finding = try ledger.query(.deleteFinding)
        for rule in rules {
            try finding.run {
                $0.add(rule)
                $0.add(row.receivedAt)
                $0.add(row.seq)
            }
        }
    }

    /// Remembers that a mention was sent.
    public func rememberSent(_ ping: SentPing) async throws {
        try await write { database in
            try Query("INSERT OR REPLACE INTO sent_pings VALUES (?,?,?,?,?,?,?)", in: database)
                .run(
                    .text(ping.source), .text(ping.target), .optional(ping.endpoint),
                    .optional(ping.kind.map { Int64($0.code) }), .flag(ping.isDone),
                    .text(ping.answer), .date(ping.sentAt))
        }
    }

    /// What was sent from a page.
    public func sentPings(from source: String) async throws -> [SentPing] {
        try await read { database in
            try Query(
                """
                SELECT target, endpoint, kind, done, answer, sent_at FROM sent_pings
                WHERE source = ? ORDER BY target
                """, in: database
            ).all([.text(source)]) { query in
                SentPing(
                    source: source, target: query.text(0), endpoint: query.textOrNil(1),
                    kind: try query.int64OrNil(2).map { try SubmissionKind(code: Int($0)) },
                    isDone: query.int(3) == 1, answer: query.text(4), sentAt: query.date(5))
            }
        }
    }
}
