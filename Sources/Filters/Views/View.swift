/// A text that rules can search, made from a submission.
///
/// The raw value is the name that `on` uses.
public enum View: String, Sendable, Hashable, CaseIterable {
    case content
    case text
    case folded
    case links
    case linkHosts = "link.hosts"
    case authorName = "author.name"
    case authorNameFolded = "author.name.folded"
    case authorEmail = "author.email"
    case authorURL = "author.url"
    case ip
    case userAgent = "user_agent"
    case postTitle = "post.title"
    case sourceURL = "source.url"
    case sourceTitle = "source.title"
    case sourceBlogName = "source.blog_name"
    case sourceExcerpt = "source.excerpt"

    /// The name that rules use.
    public var name: String { rawValue }

    /// What is in it.
    public var about: String {
        switch self {
        case .content: "the comment exactly as it was sent"
        case .text: "what a reader sees: markup removed, entities decoded; of a ping, its excerpt"
        case .folded:
            "`text` with disguises removed: compatibility forms, case, look-alike letters, invisible characters, spaced-out words"
        case .links: "each link's address, one by one, wherever it is written"
        case .linkHosts: "each link's host in lower case and ASCII, one by one"
        case .authorName: "the author's name"
        case .authorNameFolded: "the author's name with disguises removed, as in `folded`"
        case .authorEmail: "the author's e-mail address"
        case .authorURL: "the author's URL"
        case .ip: "the sender's IP address"
        case .userAgent: "the sender's User-Agent"
        case .postTitle: "the title of the post commented on"
        case .sourceURL: "for pings, the address of the linking page"
        case .sourceTitle: "for pings, the linking page's title"
        case .sourceBlogName: "for trackbacks, the linking blog's name"
        case .sourceExcerpt: "for pings, the words around the link"
        }
    }

    /// Whether its values are addresses or hosts, which `domain` lists look up.
    var holdsHosts: Bool {
        switch self {
        case .links, .linkHosts, .authorURL, .authorEmail, .sourceURL: true
        default: false
        }
    }

    /// Its position in a `ViewSet`.
    var index: Int {
        switch self {
        case .content: 0
        case .text: 1
        case .folded: 2
        case .links: 3
        case .linkHosts: 4
        case .authorName: 5
        case .authorNameFolded: 6
        case .authorEmail: 7
        case .authorURL: 8
        case .ip: 9
        case .userAgent: 10
        case .postTitle: 11
        case .sourceURL: 12
        case .sourceTitle: 13
        case .sourceBlogName: 14
        case .sourceExcerpt: 15
        }
    }
}
