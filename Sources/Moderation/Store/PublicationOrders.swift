/// Orders to the repository, as changes to make, post by post.
public struct PublicationOrders: Sendable, Hashable {
    /// The posts with orders, that with the oldest first; each is there once.
    public var posts: [PostOrders]

    /// Collects the orders of several posts.
    public init(posts: [PostOrders] = []) { self.posts = posts }

    /// What to do, of all posts together.
    public var changes: RepositoryChanges {
        RepositoryChanges(
            published: posts.flatMap(\.changes.published),
            withdrawn: posts.flatMap(\.changes.withdrawn), posts: posts.flatMap(\.changes.posts))
    }

    /// The numbers of all orders, for `settle`.
    public var numbers: [Int64] { posts.flatMap(\.numbers) }

    /// How many orders there are; several may be one change.
    public var count: Int { posts.reduce(0) { $0 + $1.numbers.count } }

    /// Whether there are none.
    public var isEmpty: Bool { posts.isEmpty }
}

/// The orders of one post, which can be carried out and settled alone.
public struct PostOrders: Sendable, Hashable {
    /// The post.
    public var post: PostKey
    /// What to do.
    public var changes: RepositoryChanges
    /// The orders' numbers, oldest first.
    public var numbers: [Int64]

    /// Joins a post's changes and the orders they come from.
    public init(post: PostKey, changes: RepositoryChanges, numbers: [Int64]) {
        self.post = post
        self.changes = changes
        self.numbers = numbers
    }
}
