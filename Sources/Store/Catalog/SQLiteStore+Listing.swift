import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// One page of submissions.
    ///
    /// A cursor stands for a submission, not a count: what comes or goes meanwhile makes no other
    /// appear twice or not at all.
    public func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage {
        guard query.limit > 0 else { return SubmissionPage(submissions: [], next: nil) }
        let hash = try await prepare(query)
        return try await read { database in
            let compiler = FilterCompiler(database: database, hash: hash, recent: self.recent)
            guard let listing = try Listing(query, looksForPage: true, compiler: compiler) else {
                return SubmissionPage(submissions: [], next: nil)
            }
            let places = try listing.places(in: database)
            let page = places.prefix(query.limit)
            return SubmissionPage(
                submissions: try page.compactMap {
                    try StoredSubmission.find("s.seq = ?", .integer($0.seq), in: database)
                },
                next: places.count > page.count ? page.last?.text : nil)
        }
    }

    /// Does what must be done before a query can be read.
    private func prepare(_ query: SubmissionQuery) async throws -> SenderHash {
        if query.filter?.needsIndex == true { try await catchUp() }
        return try await senderHash()
    }

    /// How many stand where.
    ///
    /// Asked for no more than statuses and kinds, it adds up numbers that are kept; else it counts.
    public func counts(matching query: SubmissionQuery) async throws -> [Status: Int] {
        let hash = try await prepare(query)
        return try await read { database in
            var counts = Dictionary(uniqueKeysWithValues: Status.allCases.map { ($0, 0) })
            var bare = query
            bare.cursor = nil
            let compiler = FilterCompiler(database: database, hash: hash, recent: self.recent)
            guard let listing = try Listing(bare, looksForPage: false, compiler: compiler) else {
                return counts
            }
            let sql: String
            let filter: ListingFilter
            if listing.query.isAnsweredByCounts {
                var sums = ListingFilter(from: "FROM counts s")
                sums.addStatuses(listing.statuses)
                sums.addKinds(listing.query.kinds)
                (sql, filter) = ("SELECT s.status, sum(s.number)", sums)
            } else {
                let path: Listing.Path =
                    listing.candidates != nil
                    ? .candidates : listing.rule != nil ? .findings : .statuses
                filter = listing.filter(statuses: listing.statuses, along: path)
                sql = "SELECT s.status, count(*)"
            }
            let rows = try Query(
                "\(sql) \(filter.from) WHERE \(filter.condition) GROUP BY s.status", in: database
            ).all(filter.arguments) { (try Status(code: $0.int(0)), $0.int(1)) }
            for (status, count) in rows { counts[status] = count }
            return counts
        }
    }

    /// What waits, with what its senders are told apart by, oldest first.
    public func waiting(limit: Int) async throws -> [WaitingSubmission] {
        try await read { database in
            try Query(
                """
                SELECT s.status, s.received_at, p.email, coalesce(t.source_url, t.url)
                FROM submissions s INDEXED BY submissions_status
                CROSS JOIN texts t ON t.seq = s.seq
                LEFT JOIN private_fields p ON p.seq = s.seq
                WHERE s.status IN (\(Codes.queued), \(Codes.held)) ORDER BY s.received_at LIMIT ?
                """, in: database
            ).all([.int(max(0, limit))]) { row in
                WaitingSubmission(
                    status: try Status(code: row.int(0)), receivedAt: row.date(1),
                    email: row.textOrNil(2), url: row.textOrNil(3))
            }
        }
    }

    /// What waits, by post, most first.
    public func waitingByPost(limit: Int) async throws -> [PostCount] {
        try await read { database in
            try Query(
                """
                SELECT o.key, o.title, o.waiting, (
                    SELECT received_at FROM submissions INDEXED BY submissions_post
                    WHERE post = o.post AND status IN (0, 2) ORDER BY received_at LIMIT 1)
                FROM posts o INDEXED BY posts_waiting WHERE o.waiting > 0
                ORDER BY o.waiting DESC, o.post LIMIT ?
                """, in: database
            ).all([.int(max(0, limit))]) { query in
                PostCount(
                    post: try PostKey(stored: query.text(0)), title: query.textOrNil(1),
                    count: query.int(2), oldest: query.date(3))
            }
        }
    }

    /// What is held, by rule, most first.
    public func heldByRule(limit: Int) async throws -> [RuleCount] {
        try await read { database in
            try Query(
                "SELECT name, held FROM rules WHERE held > 0 ORDER BY held DESC, name LIMIT ?",
                in: database
            ).all([.int(max(0, limit))]) { RuleCount(rule: $0.text(0), count: $0.int(1)) }
        }
    }

    /// The oldest receipt among those of `status`.
    public func oldest(_ status: Status) async throws -> Date? {
        try await read { database in
            try Query("SELECT min(received_at) FROM submissions WHERE status = ?", in: database)
                .first(.int(status.code)) { $0.isNull(0) ? nil : $0.date(0) } ?? nil
        }
    }
}

extension SubmissionQuery {
    /// Whether only statuses and kinds are asked for.
    var isAnsweredByCounts: Bool {
        post == nil && (author ?? "").isEmpty && (text ?? "").isEmpty && rule == nil && ip == nil
            && before == nil && since == nil && filter == nil
    }
}
