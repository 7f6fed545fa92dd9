import Moderation

/// Finds where a page wants to be told of links.
///
/// A webmention endpoint is the first of the `Link` headers, else the first `link` or `a` element
/// with `rel=webmention` and a `href` (Webmention, section 3.1.2). Else a pingback endpoint is the
/// `X-Pingback` header, else the first `link` with `rel=pingback` (Pingback 1.0, section 2).
public enum EndpointDiscovery {
    /// Old and new names of the relation.
    private static let relations: Set<String> = [
        "webmention", "http://webmention.org", "http://webmention.org/",
    ]

    /// The endpoint that a page names; nil if it names none.
    public static func endpoint(in response: WebResponse) -> PingEndpoint? {
        let page = page(of: response)
        let base = page?.base.flatMap { response.url.resolving($0) } ?? response.url
        if let url = webmention(in: response) ?? page.flatMap({ webmention(in: $0, base) }) {
            return PingEndpoint(kind: .webmention, url: url)
        }
        let header = response.values(of: "x-pingback").first.flatMap { response.url.resolving($0) }
        if let url = header ?? page.flatMap({ pingback(in: $0, base) }) {
            return PingEndpoint(kind: .pingback, url: url)
        }
        return nil
    }

    private static func page(of response: WebResponse) -> Page? {
        let type = response.values(of: "content-type").last
        let name = (type ?? "text/html").lowercased()
        guard name.contains("html") || name.contains("xml") else { return nil }
        return Page(html: PageText.utf8(response.body, contentType: type))
    }

    private static func webmention(in response: WebResponse) -> WebURL? {
        for value in response.values(of: "link") {
            for link in LinkHeader(value).links where !relations.isDisjoint(with: link.relations) {
                return response.url.resolving(link.reference)
            }
        }
        return nil
    }

    private static func webmention(in page: Page, _ base: WebURL) -> WebURL? {
        let named = page.links.first { link in
            (link.element == "link" || link.element == "a")
                && !relations.isDisjoint(with: link.relations)
        }
        return named.flatMap { base.resolving($0.reference) }
    }

    private static func pingback(in page: Page, _ base: WebURL) -> WebURL? {
        let named = page.links.first { $0.element == "link" && $0.relations.contains("pingback") }
        return named.flatMap { base.resolving($0.reference) }
    }
}
