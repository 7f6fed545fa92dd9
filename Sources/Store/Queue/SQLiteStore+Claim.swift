import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// Leases are an hour at most; one that ends later was given by a clock that was wrong.
    static let longestLease: Int64 = 3_600_000

    /// Takes up to `limit` queued submissions, oldest first, that no one holds a lease on.
    ///
    /// One that was claimed before comes alone: it may be what stopped its worker. A lease of more than an hour becomes one of an hour.
    public func claim(_ limit: Int, until leaseEnd: Date, at now: Date) async throws -> [Claim] {
        guard limit > 0 else { return [] }
        // A lease that a power cut takes was that of a worker that is gone too.
        let (claims, rows) = try await write(.relaxed) { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let until = min(leaseEnd.milliseconds, ledger.now + Self.longestLease)
            let free = Self.safeTogether(try Self.unleased(limit, ledger: ledger))
            let lease = try ledger.query(.insertLease)
            var histories = try HistoryBook(ledger: ledger, recent: self.recent)
            let entries = try self.knownEntries.table(in: database)
            var rows: [(token: Int64, row: SubmissionRow)] = []
            let claims = try free.map { free in
                let token = try ledger.next(.claim)
                try lease.run {
                    $0.add(free.row.seq)
                    $0.add(token)
                    $0.add(until)
                    $0.add(free.attempts + 1)
                }
                rows.append((token, free.row))
                var history = try histories.history(of: free.row)
                history.entry = entries.entry(
                    for: free.row.senders, email: free.submission.author.email,
                    ip: free.submission.ip, at: ledger.now)
                return Claim(
                    id: free.row.id, submission: free.submission, history: history,
                    token: token, attempt: free.attempts)
            }
            try ledger.close()
            return (try PingRow.withReports(claims, in: database), rows)
        }
        claimedRows.insert(rows)
        // Nobody waits for the index but a search, which would say what is wrong with it.
        if claims.isEmpty { try? await indexWhileQuiet(at: now) }
        return claims
    }

    private struct Unleased {
        var row: SubmissionRow
        var submission: Submission
        var attempts: Int
    }

    private static func safeTogether(_ free: [Unleased]) -> [Unleased] {
        let fresh = free.prefix { $0.attempts == 0 }
        return fresh.isEmpty ? Array(free.prefix(1)) : Array(fresh)
    }

    private static func unleased(_ limit: Int, ledger: Ledger) throws -> [Unleased] {
        let rowColumns = SubmissionRow.columnCount
        return try Query(
            """
            SELECT \(SubmissionRow.columns), \(SubmissionText.columns), coalesce(l.attempts, 0)
            FROM submissions s INDEXED BY submissions_status
            LEFT JOIN leases l ON l.seq = s.seq
            CROSS JOIN texts t ON t.seq = s.seq LEFT JOIN private_fields p ON p.seq = s.seq
            WHERE s.status = 0 AND (l.seq IS NULL OR l.until <= ? OR l.until > ?)
            ORDER BY s.received_at, s.seq LIMIT ?
            """, in: ledger.database
        ).all([.integer(ledger.now), .integer(ledger.now + longestLease), .int(limit)]) { query in
            let row = try SubmissionRow(query)
            return Unleased(
                row: row,
                submission: try SubmissionText.submission(kind: row.kind, query, from: rowColumns),
                attempts: query.int(rowColumns + SubmissionText.columnCount))
        }
    }
}
