/// Puts a page together as the parser walks over it.
final class PageBuilder {
    private var page = Page()
    private var paragraph = ""
    /// Links in the paragraph that is open.
    private var pending = 0
    private var titleDepth = 0
    private var silentDepth = 0

    /// Links that are kept; more only ever come from robots.
    private static let linkLimit = 20_000

    static func from(_ context: UnsafeMutableRawPointer?) -> PageBuilder? {
        context.map { Unmanaged<PageBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Elements whose content nobody reads, and in which nothing links.
    private static let silent: Set<String> = [
        "script", "style", "template", "noembed", "noframes", "iframe", "textarea", "select",
        "svg", "math", "xmp", "object",
    ]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
        "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "listing", "main",
        "menu", "nav", "ol", "p", "plaintext", "pre", "section", "summary", "table", "td", "th",
        "tr", "ul",
    ]

    func enter(_ name: String, _ attributes: PageAttributes) {
        if Self.silent.contains(name) { silentDepth += 1 }
        if Self.blocks.contains(name) { closeParagraph() }
        guard silentDepth == 0 else { return }
        switch name {
        case "title": titleDepth += 1
        case "base": page.base = page.base ?? attributes["href"]
        case "a", "area", "link": add(name, attributes["href"], attributes["rel"])
        case "img", "video", "audio", "source": add(name, attributes["src"], nil)
        default: break
        }
    }

    func leave(_ name: String) {
        if Self.silent.contains(name) { silentDepth -= 1 }
        if Self.blocks.contains(name) { closeParagraph() }
        if name == "title", silentDepth == 0 { titleDepth -= 1 }
    }

    func add(_ text: String) {
        guard silentDepth == 0 else { return }
        if titleDepth > 0 {
            // The first title that says something is the page's.
            if page.title == nil { page.title = text }
        } else {
            paragraph += text
        }
    }

    private func add(_ element: String, _ reference: String?, _ relations: String?) {
        guard let reference, page.links.count < Self.linkLimit else { return }
        let words = relations?.lowercased().split { " \t\n\r\u{0C}".contains($0) }.map(String.init)
        let isShown = element != "link"
        page.links.append(
            Page.Link(
                element: element, reference: reference, relations: words ?? [],
                paragraph: isShown ? page.paragraphs.count : nil,
                utf8Offset: paragraph.utf8.count))
        if isShown { pending += 1 }
    }

    private func closeParagraph() {
        // Only those with links are ever asked for.
        if pending > 0 { page.paragraphs.append(paragraph) }
        paragraph = ""
        pending = 0
    }

    func finished() -> Page {
        closeParagraph()
        return page
    }
}
