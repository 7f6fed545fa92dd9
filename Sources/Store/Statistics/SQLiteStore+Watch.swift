import Foundation
import GRDB
import Moderation
import Synchronization

extension SQLiteStore: RuleWatch {
    /// Says which wordings are in force in this process. Nothing is written before the first
    /// verdicts by them are recorded, so that a process that only looks leaves no trace.
    public func watch(_ rules: [RuleVersion]) {
        watchedRules.withLock { $0 = WatchedRules(rules: rules) }
    }

    /// The wordings that are stopped, by id.
    public func brakes() throws -> [RuleBrake] {
        do {
            return try writer.inDatabase { database in
                try Query(
                    """
                    SELECT rule, version, braked_at, hits, judged FROM rule_versions
                    INDEXED BY rule_versions_braked
                    WHERE braked_at IS NOT NULL AND released_at IS NULL ORDER BY rule, version
                    """, in: database
                ).all([]) {
                    RuleBrake(
                        rule: RuleVersion(rule: $0.text(0), version: $0.text(1)),
                        brakedAt: $0.date(2), hits: $0.int(3), judged: $0.int(4))
                }
            }
        } catch {
            throw StoreError(error, path: opening.path)
        }
    }

    /// Lets a rule go; it is never stopped again in this wording.
    public func release(_ rule: RuleVersion, at now: Date) throws -> Bool {
        do {
            return try writer.inDatabase { database in
                var wasBraked = false
                try database.inTransaction(.immediate) {
                    wasBraked =
                        try Query(
                            """
                            SELECT 1 FROM rule_versions WHERE rule = ? AND version = ?
                            AND braked_at IS NOT NULL AND released_at IS NULL
                            """, in: database
                        ).first(.text(rule.rule), .text(rule.version)) { _ in true } ?? false
                    try Query(
                        """
                        INSERT INTO rule_versions (rule, version, since, released_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET released_at = excluded.released_at
                        """, in: database
                    ).run(
                        .text(rule.rule), .text(rule.version), .date(now), .date(now))
                    return .commit
                }
                return wasBraked
            }
        } catch {
            throw StoreError(error, path: opening.path)
        }
    }

    /// Counts what verdicts say of young rules, and stops those that hit far more than expected.
    func count(_ verdicts: [Verdict], at now: Int64, in database: Database) throws {
        var watched = watchedRules.withLock { $0 }
        guard !watched.rules.isEmpty else { return }
        if watched.young == nil {
            watched.young = try Self.young(of: watched.rules, at: now, in: database)
            let young = watched.young
            watchedRules.withLock { if $0.rules == watched.rules { $0.young = young } }
        }
        for (rule, count) in watched.counts(of: verdicts, at: now) {
            try Self.add(count, to: rule, at: now, in: database)
        }
    }

    private static func add(
        _ count: (judged: Int, hits: Int), to rule: RuleVersion, at now: Int64,
        in database: Database
    ) throws {
        let (id, version) = (SQLValue.text(rule.rule), SQLValue.text(rule.version))
        let open = "rule = ? AND version = ? AND braked_at IS NULL AND released_at IS NULL"
        try Query(
            "UPDATE rule_versions SET judged = judged + ?, hits = hits + ? WHERE \(open)",
            in: database
        ).run(.int(count.judged), .int(count.hits), id, version)
        let sums = try Query("SELECT judged, hits FROM rule_versions WHERE \(open)", in: database)
            .first(id, version) { (judged: $0.int(0), hits: $0.int(1)) }
        guard let sums else { return }
        if RuleBrake.isDue(hits: sums.hits, judged: sums.judged) {
            try Query("UPDATE rule_versions SET braked_at = ? WHERE \(open)", in: database)
                .run(.integer(now), id, version)
        } else if sums.judged >= RuleBrake.window {
            try Query(
                "UPDATE rule_versions SET judged = judged / 2, hits = hits / 2 WHERE \(open)",
                in: database
            ).run(id, version)
        }
    }

    /// Since when each rule is in force that may still be stopped; those never seen are noted.
    private static func young(
        of rules: [RuleVersion], at now: Int64, in database: Database
    ) throws -> [RuleVersion: Int64] {
        let known = try versions(in: database)
        // What was there before anything was counted has proved itself, or nothing has.
        let since = known.isEmpty ? 0 : now
        let insertion = try Query(
            "INSERT OR IGNORE INTO rule_versions (rule, version, since) VALUES (?, ?, ?)",
            in: database)
        var young: [RuleVersion: Int64] = [:]
        for rule in rules {
            if let standing = known[rule] {
                if !standing.isSettled { young[rule] = standing.since }
            } else {
                try insertion.run(.text(rule.rule), .text(rule.version), .integer(since))
                young[rule] = since
            }
        }
        return young
    }

    private struct Standing: Sendable {
        var since: Int64
        /// Stopped or released.
        var isSettled: Bool
    }

    private static func versions(in database: Database) throws -> [RuleVersion: Standing] {
        let rows = try Query(
            """
            SELECT rule, version, since, braked_at IS NOT NULL OR released_at IS NOT NULL
            FROM rule_versions
            """, in: database
        ).all([]) {
            (
                RuleVersion(rule: $0.text(0), version: $0.text(1)),
                Standing(since: $0.int64(2), isSettled: $0.int(3) == 1)
            )
        }
        return Dictionary(rows) { first, _ in first }
    }
}
