import Foundation
import GRDB

/// When a host may be asked next: the sooner of its pings' times, but never too soon after it was
/// asked last. One row for each host, so that finding who is next does not depend on how many wait.
enum PingHost {
    /// Notes that a ping of this host is due then.
    static func expect(_ host: String, at due: Date, in database: Database) throws {
        try Query(
            """
            INSERT INTO ping_hosts (host, next_at) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET next_at = max(rests_until,
                min(coalesce(next_at, excluded.next_at), excluded.next_at))
            """, in: database
        ).run(.text(host), .date(due))
    }

    /// The time of the first; nil if no host is expected.
    static func next(_ database: Database) throws -> Int64? {
        try Query("SELECT min(next_at) FROM ping_hosts WHERE next_at IS NOT NULL", in: database)
            .first { $0.int64OrNil(0) } ?? nil
    }

    /// Hosts that may be asked now, those that have waited longest first.
    static func free(_ limit: Int, at now: Date, in database: Database) throws -> [String] {
        try Query(
            "SELECT host FROM ping_hosts WHERE next_at <= ? ORDER BY next_at LIMIT ?", in: database
        ).all([.date(now), .int(limit)]) { $0.text(0) }
    }

    /// Leaves a host alone until `end`, and then until its next ping is due.
    static func rest(_ host: String, until end: Int64, in database: Database) throws {
        try Query(
            """
            UPDATE ping_hosts SET rests_until = ?1, next_at = (
                SELECT max(?1, min(due_at)) FROM pings WHERE host = ?2 AND due_at IS NOT NULL)
            WHERE host = ?2
            """, in: database
        ).run(.integer(end), .text(host))
    }
}
