/// What a look at a ping's source page found.
public struct PingReport: Sendable, Hashable {
    /// Whether the page links to the target; nil if it could not be told.
    public var linkFound: Bool?
    /// The status of the page's answer, such as 200; nil without one.
    public var status: Int?
    /// Where the page was found, if redirects led elsewhere.
    public var finalURL: String?
    /// How many of its links lead to the target.
    public var linksHere = 0
    /// How many other hosts it links to, besides its own.
    public var linkHosts = 0
    /// The page's title, well formed, one line, at most 255 characters.
    public var title: String?
    /// The words around the link, well formed, one line, at most 255 characters.
    public var excerpt: String?
    /// Why it could not be told, in lower case; nil if it could.
    public var failure: String?
    /// Whether a later look may tell.
    public var isPassing = false

    /// A report of a page that was looked at.
    public init(linkFound: Bool?, status: Int? = nil) {
        self.linkFound = linkFound
        self.status = status
    }

    /// A report of a page that could not be looked at.
    public init(failure: String, isPassing: Bool, status: Int? = nil) {
        linkFound = nil
        self.failure = failure
        self.isPassing = isPassing
        self.status = status
    }

    /// Whether the page is gone, or links here no more.
    public var isGone: Bool { linkFound == false }
}
