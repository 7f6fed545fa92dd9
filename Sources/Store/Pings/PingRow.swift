import Foundation
import GRDB
import Moderation

/// A pair of pages as it is stored.
struct PingRow {
    var ping: Int64
    var id: SubmissionID
    var host: String
    var isVerified: Bool

    /// Between two looks at a page that its sender asks for, in milliseconds.
    private static let rest: Int64 = 10_000

    /// What a target is known by: the identity of its post, whichever address was used.
    static func target(_ identity: String, in database: Database) throws -> String {
        try Query(
            """
            SELECT o.identity FROM addresses a CROSS JOIN posts o ON o.post = a.post
            WHERE a.identity = ?
            """, in: database
        ).first(.text(identity)) { $0.text(0) } ?? identity
    }

    static func find(
        _ source: String, _ target: String, in database: Database
    ) throws -> PingRow? {
        try Query(
            "SELECT ping, id, host, verified FROM pings WHERE source = ? AND target = ?",
            in: database
        ).first(.text(source), .text(target)) { query in
            PingRow(
                ping: query.int64(0), id: try SubmissionID(stored: query.text(1)),
                host: query.text(2), isVerified: query.int(3) == 1)
        }
    }

    static func insert(_ ping: NewPing, target: String, in database: Database) throws {
        let submission = ping.submission
        try Query(
            """
            INSERT INTO pings (id, kind, source, target, source_url, target_url, host, title,
                excerpt, blog, ip, user_agent, received_at, due_at)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """, in: database
        ).run(
            .text(ping.id.text), .int(submission.kind.code), .text(ping.pair.sourceIdentity),
            .text(target), .text(submission.source?.url ?? ping.pair.source),
            .text(submission.post.url), .text(ping.pair.sourceHost),
            .optional(submission.source?.title), .optional(submission.source?.excerpt),
            .optional(submission.source?.blogName), .optional(submission.ip),
            .optional(submission.userAgent), .date(ping.receivedAt), .date(ping.receivedAt))
    }

    /// Whether clean-up has removed its submission, so that it may come again.
    func isForgotten(in database: Database) throws -> Bool {
        guard isVerified else { return false }
        let count = try Query(
            """
            SELECT (SELECT count(*) FROM submissions WHERE id = ?1)
                + (SELECT count(*) FROM tombstones WHERE id = ?1)
            """, in: database
        ).first(.text(id.text)) { $0.int(0) }
        return count == 0
    }

    func remove(in database: Database) throws {
        try Query("DELETE FROM pings WHERE ping = ?", in: database).run(.integer(ping))
    }

    /// The answer to a pair that came again; a webmention has it looked at once more.
    func repeated(by new: NewPing, in database: Database) throws -> PingAnswer {
        guard new.submission.kind == .webmention else { return .repeated(id, isUpdate: false) }
        // One that is claimed is being looked at already; one that waits keeps its place.
        // Nobody is to make us ask one page all the time.
        let due = try Query("SELECT max(?, checked_at + ?) FROM pings WHERE ping = ?", in: database)
            .first(.date(new.receivedAt), .integer(Self.rest), .integer(ping)) { $0.date(0) }
        guard let due else { return .repeated(id, isUpdate: true) }
        try Query(
            """
            UPDATE pings SET due_at = ?1 WHERE ping = ?2 AND token = 0
                AND verified = 1 AND (due_at IS NULL OR due_at > ?1)
            """, in: database
        ).run(.date(due), .integer(ping))
        if database.changesCount > 0 { try PingHost.expect(host, at: due, in: database) }
        return .repeated(id, isUpdate: true)
    }

    /// Takes the ping of a host that is due first; nil if none is.
    static func claim(
        _ host: String, until leaseEnd: Date, at now: Date, in database: Database
    ) throws -> PingClaim? {
        let claim = try Query(
            """
            SELECT p.id, p.kind, p.source_url, p.title, p.excerpt, p.blog, p.target_url, p.ip,
                p.user_agent, p.received_at, p.attempts, p.verified, s.status, p.target, p.ping
            FROM pings p LEFT JOIN submissions s ON s.id = p.id
            WHERE p.host = ? AND p.due_at <= ? ORDER BY p.due_at, p.ping LIMIT 1
            """, in: database
        ).first(.text(host), .date(now)) { try read($0, in: database) }
        guard var claim else { return nil }
        claim.token = try token(in: database)
        try Query("UPDATE pings SET due_at = ?, token = ? WHERE id = ?", in: database)
            .run(.date(leaseEnd), .integer(claim.token), .text(claim.id.text))
        return claim
    }

    private static func token(in database: Database) throws -> Int64 {
        let ledger = Ledger(database, now: 0)
        let token = try ledger.next(.claim)
        try ledger.close()
        return token
    }

    private static func read(_ query: Query, in database: Database) throws -> PingClaim {
        let target = query.text(6)
        let known = try Query(
            """
            SELECT b.url FROM addresses a CROSS JOIN addresses b ON b.post = a.post
            WHERE a.identity = ? LIMIT 50
            """, in: database
        ).all([.text(query.text(13))]) { $0.text(0) }
        return PingClaim(
            id: try SubmissionID(stored: query.text(0)),
            submission: Submission(
                kind: try SubmissionKind(code: query.int(1)), post: .init(url: target),
                source: .init(
                    url: query.text(2), title: query.textOrNil(3), excerpt: query.textOrNil(4),
                    blogName: query.textOrNil(5)),
                ip: query.textOrNil(7), userAgent: query.textOrNil(8)),
            targets: [target] + known.filter { $0 != target }, receivedAt: query.date(9),
            attempt: query.int(10), isKnown: query.int(11) == 1,
            status: try query.int64OrNil(12).map { try Status(code: Int($0)) }, token: 0)
    }

    /// What the last look at a ping's source found; nil if nobody has looked.
    static func report(on id: SubmissionID, in database: Database) throws -> PingReport? {
        try Query(
            """
            SELECT link_found, status, final_url, links_here, link_hosts, page_title,
                page_excerpt, failure
            FROM pings WHERE id = ? AND checked_at IS NOT NULL
            """, in: database
        ).first(.text(id.text)) { query in
            var report = PingReport(
                linkFound: query.int64OrNil(0).map { $0 == 1 },
                status: query.int64OrNil(1).map { Int($0) })
            report.finalURL = query.textOrNil(2)
            report.linksHere = query.int(3)
            report.linkHosts = query.int(4)
            report.title = query.textOrNil(5)
            report.excerpt = query.textOrNil(6)
            report.failure = query.textOrNil(7)
            return report
        }
    }
}

extension PingRow {
    /// The claims with what was found at the sources of pings.
    static func withReports(_ claims: [Claim], in database: Database) throws -> [Claim] {
        guard claims.contains(where: { $0.submission.kind.isPing }) else { return claims }
        return try claims.map { claim in
            guard claim.submission.kind.isPing else { return claim }
            var claim = claim
            claim.history.ping = try report(on: claim.id, in: database)
            return claim
        }
    }
}
