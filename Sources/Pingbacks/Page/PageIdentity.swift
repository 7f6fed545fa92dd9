import Moderation

/// What makes two URLs the same page, for links as for posts (`PostIdentity`): the scheme, the
/// fragment, a trailing slash and tracking parameters make no difference, all else does.
public enum PageIdentity {
    /// The identity of a URL; nil if it is none that pings can have.
    public static func text(of url: WebURL) -> String? { PostIdentity(url: url.text)?.text }

    /// The identity of a URL as written.
    public static func text(of url: String) -> String? { WebURL(url).flatMap { text(of: $0) } }
}
