import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// Up to `limit` orders, oldest first, with what is true of their submissions now.
    ///
    /// Several orders for one submission are one change.
    public func pendingPublications(limit: Int) async throws -> PublicationOrders {
        try await read { database in
            let orders = try Query(
                "SELECT number, id, post FROM orders ORDER BY number LIMIT ?", in: database
            ).all([.int(max(0, limit))]) { query in
                Order(
                    number: query.int64(0),
                    id: try query.textOrNil(1).map(SubmissionID.init(stored:)),
                    post: query.int64(2))
            }
            return PublicationOrders(
                changes: try Self.changes(for: orders, in: database), numbers: orders.map(\.number))
        }
    }

    private struct Order {
        var number: Int64
        var id: SubmissionID?
        var post: Int64
    }

    private static func changes(
        for orders: [Order], in database: Database
    ) throws -> RepositoryChanges {
        var changes = RepositoryChanges()
        var posts: [Int64: PublicPost] = [:]
        var seen: Set<SubmissionID> = []
        for order in orders {
            let post = try posts[order.post] ?? PublicPost(order.post, in: database)
            if posts.updateValue(post, forKey: order.post) == nil { changes.posts.append(post) }
            guard let id = order.id, seen.insert(id).inserted else { continue }
            let stored = try StoredSubmission.find(
                "s.id = ?", .text(id.text), withVerdict: false, in: database)
            if let stored, stored.status == .approved {
                changes.published.append(PublicComment(of: stored))
            } else {
                changes.withdrawn.append(.init(id: id, postKey: post.key))
            }
        }
        return changes
    }

    /// Forgets orders that have been carried out.
    public func settle(_ orders: PublicationOrders) async throws {
        if orders.numbers.isEmpty { return }
        try await write { database in
            let query = try Query("DELETE FROM orders WHERE number = ?", in: database)
            for number in orders.numbers { try query.run(.integer(number)) }
        }
    }

    /// Orders everything approved to be published anew, in one transaction.
    public func republishAll() async throws -> Int {
        try await write { database in
            let number =
                try Query(
                    "SELECT coalesce(sum(number), 0) FROM counts WHERE status = 1", in: database
                ).first { $0.int64(0) } ?? 0
            try Query(
                """
                INSERT INTO orders
                SELECT row_number() OVER (ORDER BY seq)
                    + (SELECT value FROM sequences WHERE name = 'order'), id, post
                FROM submissions WHERE status = 1
                """, in: database
            ).run()
            try Query("UPDATE sequences SET value = value + ? WHERE name = 'order'", in: database)
                .run(.integer(number))
            return Int(number)
        }
    }
}

extension PublicPost {
    /// Reads a post with its counts now.
    init(_ post: Int64, in database: Database) throws {
        let found = try Query(
            "SELECT key, url, title, comments, pings FROM posts WHERE post = ?", in: database
        ).first(.integer(post)) { query in
            PublicPost(
                key: try PostKey(stored: query.text(0)), url: query.text(1),
                title: query.textOrNil(2), comments: query.int(3), pings: query.int(4))
        }
        guard let found else { throw StoreError(.damaged, "the database lost a post") }
        self = found
        aliases = try Query(
            """
            SELECT a.url FROM addresses a CROSS JOIN posts o ON o.post = a.post
            WHERE a.post = ? AND a.identity <> o.identity ORDER BY a.url
            """, in: database
        ).all([.integer(post)]) { $0.text(0) }
    }
}
