/// The public face: approved comments, which any backend or generator can read.
///
/// A reader never sees half an entry and needs no lock. Writers exclude each other.
public protocol CommentRepository: Sendable {
    /// Runs `body` while no other process or task writes here. Not reentrant.
    func exclusively<Result: Sendable>(
        _ body: @Sendable (any RepositoryWriter) async throws -> Result
    ) async throws -> Result

    /// The approved comments of a post, in no order.
    ///
    /// - Throws: if the folder can't be read; a file that can't is left out and reported in
    ///   `damaged`.
    func comments(of post: PostKey) throws -> RepositoryContents

    /// All posts that have a folder, in key order.
    func posts() throws -> [PublicPost]
}

/// What a reader found in a post's folder.
public struct RepositoryContents: Sendable, Hashable {
    /// The comments that could be read.
    public var comments: [PublicComment]
    /// The post, if its file is there and readable.
    public var post: PublicPost?
    /// Paths of files that could not be read, with the reason.
    public var damaged: [String]

    /// Puts contents together.
    public init(comments: [PublicComment] = [], post: PublicPost? = nil, damaged: [String] = []) {
        self.comments = comments
        self.post = post
        self.damaged = damaged
    }
}

/// Changes to the repository, each of which may be repeated without harm.
public protocol RepositoryWriter: Sendable {
    /// Writes comments and posts, and removes comments, durably.
    ///
    /// On return everything has reached the disk. On an error some of it may have, and the whole
    /// may be asked for again.
    func apply(_ changes: RepositoryChanges) throws
}

/// A batch of changes to the repository.
public struct RepositoryChanges: Sendable, Hashable {
    /// A comment that must not be there.
    public struct Withdrawal: Sendable, Hashable {
        /// The comment.
        public var id: SubmissionID
        /// The folder it was in.
        public var postKey: PostKey

        /// Names a comment and its folder.
        public init(id: SubmissionID, postKey: PostKey) {
            self.id = id
            self.postKey = postKey
        }
    }

    /// Comments to write or write over.
    public var published: [PublicComment]
    /// Comments to remove; one that isn't there is no error.
    public var withdrawn: [Withdrawal]
    /// Posts whose `post.json` is to be written; a folder left without comments is removed.
    public var posts: [PublicPost]

    /// Collects changes.
    public init(
        published: [PublicComment] = [], withdrawn: [Withdrawal] = [], posts: [PublicPost] = []
    ) {
        self.published = published
        self.withdrawn = withdrawn
        self.posts = posts
    }

    /// Whether there is nothing to do.
    public var isEmpty: Bool { published.isEmpty && withdrawn.isEmpty && posts.isEmpty }
}
