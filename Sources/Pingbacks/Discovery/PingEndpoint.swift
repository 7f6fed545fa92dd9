import Moderation

/// Where a page wants to be told that it was linked to.
public struct PingEndpoint: Sendable, Hashable {
    /// In which way: `.webmention` or `.pingback`.
    public var kind: SubmissionKind
    /// Where.
    public var url: WebURL

    /// Names an endpoint.
    public init(kind: SubmissionKind, url: WebURL) {
        self.kind = kind
        self.url = url
    }
}
