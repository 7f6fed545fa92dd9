/// A link in a comment, wherever it stood.
public struct Link: Sendable, Hashable {
    /// How a link was written.
    public enum Origin: String, Sendable {
        /// An HTML element with `href`.
        case anchor
        /// A URL or domain in the text.
        case bare
        /// `[url=…]…[/url]`, `[link=…]`, `[img]…[/img]`.
        case bbcode
        /// `[text](url)`.
        case markdown
        /// An HTML element that embeds: `img`, `iframe`, `video` and the like.
        case image
    }

    /// As written, entities decoded.
    public let url: String
    /// Lower-case ASCII (IDNA); nil where there is none, as in `mailto:` and relative links.
    public let host: String?
    /// The host with its `xn--` labels decoded.
    public let unicodeHost: String?
    /// What is shown for the link, the alternative text of images; empty if the URL itself is.
    public let text: String
    /// How it was written.
    public let origin: Origin
    /// UTF-8 offsets of the original content: all of the element or code, or the bare URL.
    public let sourceRange: Range<Int>

    /// A link whose hosts are those of `address`.
    init(url: String, text: String, origin: Origin, sourceRange: Range<Int>) {
        let address = LinkAddress.parse(url)
        self.url = url
        self.text = text
        self.origin = origin
        self.sourceRange = sourceRange
        host = address?.host
        unicodeHost = address?.unicodeHost
    }
}
