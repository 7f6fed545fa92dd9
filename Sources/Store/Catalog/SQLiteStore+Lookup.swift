import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// One submission; nil if there is none of that id.
    public func submission(_ id: SubmissionID) async throws -> StoredSubmission? {
        try await read { try StoredSubmission.find("s.id = ?", .text(id.text), in: $0) }
    }

    /// The submission that was sent with a backend's key; nil also if it was deleted since.
    public func submission(forKey key: String) async throws -> StoredSubmission? {
        try await read { database in
            try StoredSubmission.find(
                "s.seq = (SELECT seq FROM keys WHERE key = ?)", .text(key), in: database)
        }
    }

    /// What the blog knows of a sender and a text.
    public func history(
        of identities: Identities, on post: String, excluding id: SubmissionID?, at now: Date
    ) async throws -> History {
        // Asked for first, as it may need the connection that writes.
        let hash = try await senderHash()
        return try await read { database in
            let ledger = Ledger(database, now: now.milliseconds)
            var histories = try HistoryBook(ledger: ledger, recent: self.recent)
            var history = try histories.history(
                of: identities, senders: hash.senders(of: identities),
                post: try PostRegister.find(PostRegister.identity(of: post), in: database),
                excluding: try id.flatMap { try SubmissionRow.find($0, in: database) })
            let ip = try id.flatMap { try Self.address(of: $0, in: database) }
            history.entry = try self.knownEntries.table(in: database).entry(
                for: hash.senders(of: identities), email: identities.email,
                ip: ip ?? identities.network, at: ledger.now)
            history.ping = try id.flatMap { try PingRow.report(on: $0, in: database) }
            return history
        }
    }

    /// The IP address that a submission came from.
    private static func address(of id: SubmissionID, in database: Database) throws -> String? {
        try Query(
            """
            SELECT p.ip FROM submissions s CROSS JOIN private_fields p ON p.seq = s.seq
            WHERE s.id = ?
            """, in: database
        ).first(.text(id.text)) { $0.textOrNil(0) } ?? nil
    }

    /// The key of a post by any URL it has had.
    public func postKey(forURL url: String) async throws -> PostKey? {
        try await read { database in
            try Query(
                """
                SELECT o.key FROM addresses a CROSS JOIN posts o ON o.post = a.post
                WHERE a.identity = ?
                """, in: database
            ).first(.text(PostRegister.identity(of: url))) { try PostKey(stored: $0.text(0)) }
        }
    }

    /// Makes `url` another address of the post known as `post`.
    public func addAlias(_ url: String, to post: PostKey) async throws -> Bool {
        let identity = PostRegister.identity(of: url)
        return try await write { database in
            let found = try Query("SELECT post FROM posts WHERE key = ?", in: database)
                .first(.text(post.text)) { $0.int64(0) }
            guard let number = found else { return false }
            if let owner = try PostRegister.find(identity, in: database) { return owner == number }
            try Query("INSERT INTO addresses VALUES (?, ?, ?)", in: database)
                .run(.text(identity), .integer(number), .text(url))
            let ledger = Ledger(database, now: 0)
            try ledger.order(nil, post: number)
            try ledger.close()
            return true
        }
    }

    /// What changed after `cursor`, oldest first.
    public func events(after cursor: Int64, limit: Int) async throws -> [Event] {
        try await read { database in
            try Query(
                """
                SELECT e.cursor, e.at, e.kind, e.id, o.key, e.was, e.became, e.revision
                FROM events e CROSS JOIN posts o ON o.post = e.post
                WHERE e.cursor > ? ORDER BY e.cursor LIMIT ?
                """, in: database
            ).all([.integer(cursor), .int(max(0, limit))]) { query in
                Event(
                    cursor: query.int64(0), at: query.date(1),
                    kind: try Event.Kind(code: query.int(2)),
                    submission: try SubmissionID(stored: query.text(3)),
                    post: try PostKey(stored: query.text(4)),
                    from: try Status(code: query.int(5)),
                    to: try query.int64OrNil(6).map { try Status(code: Int($0)) },
                    revision: query.int(7))
            }
        }
    }
}
