import GRDB
import Moderation

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
