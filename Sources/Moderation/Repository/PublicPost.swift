/// What `post.json` says of a post.
public struct PublicPost: Sendable, Hashable {
    /// The folder's name.
    public var key: PostKey
    /// The post's URL as last sent.
    public var url: String
    /// The title as last sent.
    public var title: String?
    /// Earlier URLs of the same post.
    public var aliases: [String]
    /// Approved comments.
    public var comments: Int
    /// Approved pingbacks, trackbacks and webmentions.
    public var pings: Int

    /// Puts a post together.
    public init(
        key: PostKey, url: String, title: String? = nil, aliases: [String] = [],
        comments: Int = 0, pings: Int = 0
    ) {
        self.key = key
        self.url = url
        self.title = title
        self.aliases = aliases
        self.comments = comments
        self.pings = pings
    }
}
