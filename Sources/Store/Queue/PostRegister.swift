import GRDB
import Moderation

/// Knows posts by their addresses, within one transaction.
final class PostRegister {
    private let ledger: Ledger
    private var known: [String: Entry] = [:]

    private var database: Database { ledger.database }

    private struct Entry {
        var post: Int64
        var title: String?
    }

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// The number of the post at an address, which gets one if it has none.
    ///
    /// The URL and, if one was sent, the title become those of the post.
    func number(of post: Submission.Post) throws -> Int64 {
        if let entry = known[post.url], post.title == nil || post.title == entry.title {
            return entry.post
        }
        let identity = Self.identity(of: post.url)
        let entry =
            if let stored = try stored(identity) {
                Entry(post: stored.post, title: try update(stored, post, identity))
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

    private struct Stored {
        var post: Int64
        var url: String
        var title: String?
        var identity: String
    }

    private func stored(_ identity: String) throws -> Stored? {
        try ledger.query(.findPost).first {
            $0.add(identity)
        } read: { query in
            Stored(
                post: query.int64(0), url: query.text(1), title: query.textOrNil(2),
                identity: query.text(3))
        }
    }

    /// Brings URL and title up to date; returns the title now.
    private func update(
        _ stored: Stored, _ post: Submission.Post, _ identity: String
    ) throws -> String? {
        let title = stored.title
        let newTitle = post.title ?? title
        guard stored.url != post.url || title != newTitle || identity != stored.identity else {
            return title
        }
        // Written the same way with other letters, it is the same address and no alias.
        try name(stored.post, url: post.url, title: newTitle, identity)
        try Query("UPDATE addresses SET url = ? WHERE identity = ?", in: database)
            .run(.text(post.url), .text(identity))
        // Two spellings in one group must each be compared with what the other left behind.
        known = [:]
        return newTitle
    }

    private func make(_ post: Submission.Post, _ identity: String) throws -> Int64 {
        let number: Int64
        switch try place(for: post.url) {
        case .free(let key):
            number = try insert(key, url: post.url, title: post.title, identity)
        case .unaddressed(let restored):
            number = restored
            try name(number, url: post.url, title: post.title, identity)
        }
        try Query("INSERT INTO addresses VALUES (?, ?, ?)", in: database)
            .run(.text(identity), .integer(number), .text(post.url))
        return number
    }

    private func insert(
        _ key: String, url: String, title: String?, _ identity: String
    ) throws -> Int64 {
        try Query("INSERT INTO posts (key, identity, url, title) VALUES (?, ?, ?, ?)", in: database)
            .run(.text(key), .text(identity), .text(url), .optional(title))
        return database.lastInsertedRowID
    }

    private func name(
        _ post: Int64, url: String, title: String?, _ identity: String
    ) throws {
        try Query("UPDATE posts SET url = ?, title = ?, identity = ? WHERE post = ?", in: database)
            .run(.text(url), .optional(title), .text(identity), .integer(post))
    }

    /// Where a new post goes.
    private enum Place {
        /// A key that no post has.
        case free(String)
        /// A post that was taken from a folder without `post.json`, and has no URL yet.
        case unaddressed(Int64)
    }

    private func place(for url: String) throws -> Place {
        let wanted = PostIdentity(url: url)?.keys.map(\.text) ?? ["post"]
        let taken = try Query("SELECT post, url FROM posts WHERE key = ?", in: database)
        for key in wanted {
            let owner = try taken.first(.text(key)) { ($0.int64(0), $0.text(1)) }
            guard let (post, address) = owner else { return .free(key) }
            if address.isEmpty { return .unaddressed(post) }
        }
        // Only a text that is no URL, or a made-up collision of hashes, comes here.
        let stem = wanted.last?.prefix(100) ?? "post"
        let number =
            try Query("SELECT coalesce(max(post), 0) + 1 FROM posts", in: database)
            .first { $0.int64(0) } ?? 1
        return .free("\(stem)-n\(number)")
    }

    /// The number of the post of that key, which is made if there is none.
    ///
    /// What `post` says counts where nothing else is known. An address that belongs to another
    /// post stays there.
    func restore(_ key: PostKey, as post: PublicPost?) throws -> Int64 {
        let url = post?.url ?? ""
        let identity = Self.identity(of: url)
        let found = try Query("SELECT post, url, title FROM posts WHERE key = ?", in: database)
            .first(.text(key.text)) { ($0.int64(0), $0.text(1), $0.textOrNil(2)) }
        guard let (number, oldURL, title) = found else {
            let number = try insert(key.text, url: url, title: post?.title, identity)
            try addAddresses(of: post, to: number)
            return number
        }
        if oldURL.isEmpty, !url.isEmpty {
            try name(number, url: url, title: title ?? post?.title, identity)
        }
        try addAddresses(of: post, to: number)
        return number
    }

    private func addAddresses(of post: PublicPost?, to number: Int64) throws {
        guard let post else { return }
        let add = try Query("INSERT OR IGNORE INTO addresses VALUES (?, ?, ?)", in: database)
        for url in [post.url] + post.aliases where !url.isEmpty {
            try add.run(.text(Self.identity(of: url)), .integer(number), .text(url))
        }
    }
}
