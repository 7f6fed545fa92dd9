import Foundation
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

    /// What the blog knows of a sender.
    public func history(
        of identities: Identities, excluding id: SubmissionID?
    ) async throws -> History {
        try await read { database in
            let senders = try self.senderHash(in: database).senders(of: identities)
            let ledger = Ledger(database, now: 0)
            var tallies: [Int64: Tally] = [:]
            if let id, let row = try SubmissionRow.find(id, in: database) {
                // Read first, so that what is taken off is taken off what is there.
                _ = try History(of: senders, ledger: ledger, tallies: &tallies)
                for sender in row.senders.present { tallies[sender]?.add(-1, at: row.status) }
            }
            return try History(of: senders, ledger: ledger, tallies: &tallies)
        }
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
