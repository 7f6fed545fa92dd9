import GRDB
import Moderation

/// Knows posts by their addresses, within one transaction.
final class PostRegister {
    private let database: Database
    private var known: [String: Entry] = [:]

    private struct Entry {
        var post: Int64
        var title: String?
    }

    init(_ database: Database) { self.database = database }

    /// The number of the post at an address, which gets one if it has none.
    ///
    /// The URL and, if one was sent, the title become those of the post.
    func number(of post: Submission.Post) throws -> Int64 {
        if let entry = known[post.url], post.title == nil || post.title == entry.title {
            return entry.post
        }
        let identity = Self.identity(of: post.url)
        let number = try Self.find(identity, in: database)
        let entry =
            if let number {
                Entry(post: number, title: try update(number, post, identity))
            } else {
                Entry(post: try make(post, identity), title: post.title)
            }
        known[post.url] = entry
        return entry.post
    }

    /// What tells a URL from those of other posts.
    static func identity(of url: String) -> String { PostIdentity(url: url)?.text ?? url }

    /// The post of that identity.
    static func find(_ identity: String, in database: Database) throws -> Int64? {
        try Query("SELECT post FROM addresses WHERE identity = ?", in: database)
            .first(.text(identity)) { $0.int64(0) }
    }

    /// Brings URL and title up to date; returns the title now.
    private func update(
        _ number: Int64, _ post: Submission.Post, _ identity: String
    ) throws -> String? {
        let stored = try Query(
            "SELECT url, title, identity FROM posts WHERE post = ?", in: database
        )
        .first(.integer(number)) { ($0.text(0), $0.textOrNil(1), $0.text(2)) }
        guard let (url, title, oldIdentity) = stored else {
            throw StoreError(.damaged, "the database has an address without a post")
        }
        let newTitle = post.title ?? title
        guard url != post.url || title != newTitle || identity != oldIdentity else { return title }
        // Written the same way with other letters, it is the same address and no alias.
        try Query("UPDATE posts SET url = ?, title = ?, identity = ? WHERE post = ?", in: database)
            .run(.text(post.url), .optional(newTitle), .text(identity), .integer(number))
        try Query("UPDATE addresses SET url = ? WHERE identity = ?", in: database)
            .run(.text(post.url), .text(identity))
        // Two spellings in one group must each be compared with what the other left behind.
        known = [:]
        return newTitle
    }

    private func make(_ post: Submission.Post, _ identity: String) throws -> Int64 {
        let key = try freeKey(for: post.url)
        try Query("INSERT INTO posts (key, identity, url, title) VALUES (?, ?, ?, ?)", in: database)
            .run(.text(key), .text(identity), .text(post.url), .optional(post.title))
        let number = database.lastInsertedRowID
        try Query("INSERT INTO addresses VALUES (?, ?, ?)", in: database)
            .run(.text(identity), .integer(number), .text(post.url))
        return number
    }

    private func freeKey(for url: String) throws -> String {
        let wanted = PostIdentity(url: url)?.keys.map(\.text) ?? ["post"]
        let taken = try Query("SELECT 1 FROM posts WHERE key = ?", in: database)
        for key in wanted {
            if try taken.first(.text(key), read: { _ in true }) == nil { return key }
        }
        // Only a text that is no URL, or a made-up collision of hashes, comes here.
        let stem = wanted.last?.prefix(100) ?? "post"
        let number =
            try Query("SELECT coalesce(max(post), 0) + 1 FROM posts", in: database)
            .first { $0.int64(0) } ?? 1
        return "\(stem)-n\(number)"
    }
}
