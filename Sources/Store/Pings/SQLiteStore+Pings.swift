import Foundation
import GRDB
import Moderation

extension SQLiteStore: PingRegister {
    /// Stores a ping durably, unless its pair is known or too many wait.
    public func register(_ ping: NewPing, limits: PingLimits) async throws -> PingAnswer {
        try await write { database in
            let target = try PingRow.target(ping.pair.targetIdentity, in: database)
            if let known = try PingRow.find(ping.pair.sourceIdentity, target, in: database) {
                guard try known.isForgotten(in: database) else {
                    return try known.repeated(by: ping, in: database)
                }
                try known.remove(in: database)
            }
            if let refusal = try Self.refusal(of: ping, limits, in: database) {
                return .refused(refusal)
            }
            try PingRow.insert(ping, target: target, in: database)
            try PingHost.expect(ping.pair.sourceHost, at: ping.receivedAt, in: database)
            return .accepted(ping.id)
        }
    }

    /// Why a ping can't be taken now.
    private static func refusal(
        of ping: NewPing, _ limits: PingLimits, in database: Database
    ) throws -> PingRefusal? {
        let total = try Query(
            "SELECT count(*) FROM (SELECT 1 FROM pings WHERE verified = 0 LIMIT ?)", in: database
        ).first(.int(limits.total)) { $0.int(0) }
        if (total ?? 0) >= limits.total {
            return PingRefusal(.busy, "too many pings wait already; please try again later")
        }
        let host = try Query(
            "SELECT count(*) FROM (SELECT 1 FROM pings WHERE verified = 0 AND host = ? LIMIT ?)",
            in: database
        ).first(.text(ping.pair.sourceHost), .int(limits.perHost)) { $0.int(0) }
        guard (host ?? 0) >= limits.perHost else { return nil }
        return PingRefusal(.busy, "too many pings from \(ping.pair.sourceHost) wait already")
    }

    /// Takes up to `limit` pings that are due, each of another host.
    public func claimPings(
        _ limit: Int, until leaseEnd: Date, interval: Duration, at now: Date
    ) async throws -> [PingClaim] {
        guard limit > 0 else { return [] }
        let due = try await read { try PingHost.next($0) }
        // Looking is free, writing is not: nothing is written while nothing is due.
        guard let due, due <= now.milliseconds else { return [] }
        return try await write { database in
            var claims: [PingClaim] = []
            for host in try PingHost.free(limit, at: now, in: database) {
                if let claim = try PingRow.claim(host, until: leaseEnd, at: now, in: database) {
                    claims.append(claim)
                }
                try PingHost.rest(
                    host, until: now.milliseconds + interval.milliseconds, in: database)
            }
            return claims
        }
    }

    /// Notes what a look has found.
    public func note(
        _ report: PingReport, on claim: PingClaim, at now: Date
    ) async throws -> Bool {
        try await write { database in
            try Query(
                """
                UPDATE pings SET checked_at = ?, link_found = ?, status = ?, final_url = ?,
                    links_here = ?, link_hosts = ?, page_title = ?, page_excerpt = ?, failure = ?,
                    attempts = attempts + ?
                WHERE id = ? AND token = ?
                """, in: database
            ).run(
                .date(now), .optional(report.linkFound.map { $0 ? 1 : 0 as Int64 }),
                .optional(report.status.map { Int64($0) }), .optional(report.finalURL),
                .int(report.linksHere), .int(report.linkHosts), .optional(report.title),
                .optional(report.excerpt), .optional(report.failure),
                .int(report.failure == nil ? 0 : 1), .text(claim.id.text), .integer(claim.token))
            return database.changesCount > 0
        }
    }

    /// Ends a claim.
    public func settle(
        _ claim: PingClaim, isVerified: Bool, next: Date?, at now: Date
    ) async throws {
        try await write { database in
            try Query(
                """
                UPDATE pings SET due_at = ?, token = 0, verified = max(verified, ?),
                    attempts = CASE WHEN failure IS NULL THEN 0 ELSE attempts END,
                    ip = CASE WHEN ? THEN NULL ELSE ip END,
                    user_agent = CASE WHEN ? THEN NULL ELSE user_agent END
                WHERE id = ? AND token = ?
                """, in: database
            ).run(
                .optional(next), .flag(isVerified), .flag(isVerified), .flag(isVerified),
                .text(claim.id.text), .integer(claim.token))
            let host = try Query("SELECT host FROM pings WHERE id = ?", in: database)
                .first(.text(claim.id.text)) { $0.text(0) }
            if let host, let next { try PingHost.expect(host, at: next, in: database) }
        }
    }
}
