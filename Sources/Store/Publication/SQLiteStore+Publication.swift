import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// Up to `limit` orders, oldest first, with what is true of their submissions now.
    ///
    /// Several orders for one submission are one change. Those for posts in `excluded` are passed
    /// over.
    public func pendingPublications(
        limit: Int, excluding excluded: Set<PostKey>
    ) async throws -> PublicationOrders {
        try await read { database in
            var pending = PendingOrders(database)
            for order in try Self.orders(limit, excluding: excluded, in: database) {
                try pending.add(order)
            }
            return PublicationOrders(posts: pending.posts)
        }
    }

    private static func orders(
        _ limit: Int, excluding excluded: Set<PostKey>, in database: Database
    ) throws -> [PendingOrders.Order] {
        // Keys have no character that JSON would write otherwise.
        let keys = "[\(excluded.map { "\"\($0)\"" }.joined(separator: ","))]"
        let others =
            excluded.isEmpty
            ? "? IS NOT NULL"
            : "post NOT IN (SELECT post FROM posts WHERE key IN (SELECT value FROM json_each(?)))"
        return try Query(
            "SELECT number, id, post FROM orders WHERE \(others) ORDER BY number LIMIT ?",
            in: database
        ).all([.text(keys), .int(max(0, limit))]) { query in
            PendingOrders.Order(
                number: query.int64(0),
                id: try query.textOrNil(1).map(SubmissionID.init(stored:)), post: query.int64(2))
        }
    }

    /// Forgets orders that have been carried out; after a power cut some are carried out again.
    public func settle(_ orders: PublicationOrders) async throws {
        if orders.numbers.isEmpty { return }
        try await write(.relaxed) { database in
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
