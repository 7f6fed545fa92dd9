/// A text that rules can search, made from a submission.
///
/// The raw value is the name that `on` uses.
public enum View: String, Sendable, Hashable, CaseIterable {
    case content
    case text
    case folded
    case leet
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
        case .leet:
            "`folded` with `v1agra`, `fr33`, `c@sino` read as words, 1 once as i and once as l; empty if no word is written so"
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
        case .leet: 3
        case .links: 4
        case .linkHosts: 5
        case .authorName: 6
        case .authorNameFolded: 7
        case .authorEmail: 8
        case .authorURL: 9
        case .ip: 10
        case .userAgent: 11
        case .postTitle: 12
        case .sourceURL: 13
        case .sourceTitle: 14
        case .sourceBlogName: 15
        case .sourceExcerpt: 16
        }
    }
}
