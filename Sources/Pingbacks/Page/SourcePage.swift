import JSON
import Moderation

/// Looks for links to a post in what a web server answered.
struct SourcePage {
    let response: WebResponse
    /// The identities of the post's URLs.
    let targets: Set<String>

    /// What the page says, by its media type.
    func report() -> PingReport {
        let type = response.values(of: "content-type").last
        let name = (type ?? "text/html").prefix { $0 != ";" && $0 != " " }.lowercased()
        let text = PageText.utf8(response.body, contentType: type)
        var report: PingReport
        switch name {
        case "text/html", "application/xhtml+xml", "application/xml", "text/xml":
            report = html(text)
        case "text/plain": report = plain(text)
        case _ where name == "application/json" || name.hasSuffix("+json"): report = json(text)
        default:
            report = PingReport(linkFound: false, status: response.status)
        }
        if report.linkFound == false, response.isCut {
            report = PingReport(
                failure: "the page is too long, and its first part has no link", isPassing: false)
        }
        report.status = response.status
        report.finalURL = response.url.text
        return report
    }

    private func html(_ text: [UInt8]) -> PingReport {
        guard let page = Page(html: text) else {
            return PingReport(failure: "the page is too complex to be read", isPassing: false)
        }
        let base = page.base.flatMap { response.url.resolving($0) } ?? response.url
        var report = PingReport(linkFound: false)
        var hosts: Set<String> = []
        var place: Page.Link?
        for link in page.links where link.element != "link" {
            guard let url = base.resolving(link.reference) else { continue }
            if let identity = PageIdentity.text(of: url), targets.contains(identity) {
                report.linksHere += 1
                place = place ?? link
            } else if url.host != response.url.host {
                hosts.insert(url.host)
            }
        }
        report.linkFound = place != nil
        report.linkHosts = hosts.count
        report.title = page.title.flatMap(ShortText.line)
        if let place, let paragraph = place.paragraph, page.paragraphs.indices.contains(paragraph) {
            report.excerpt = ShortText.excerpt(
                of: page.paragraphs[paragraph], around: place.utf8Offset)
        }
        return report
    }

    /// In plain text a URL counts that stands alone between white space or brackets.
    private func plain(_ text: [UInt8]) -> PingReport {
        let string = String(decoding: text, as: UTF8.self)
        var report = PingReport(linkFound: false)
        var offset = 0
        for word in string.utf8.split(whereSeparator: { $0 <= 0x20 || "<>()[]\"".utf8.contains($0) }
        )
        .prefix(50_000) {
            let candidate = Substring(word)
            guard candidate.hasPrefix("http"), isTarget(String(candidate)) else { continue }
            if report.linksHere == 0 {
                offset = string.utf8.distance(from: string.startIndex, to: word.startIndex)
            }
            report.linksHere += 1
        }
        guard report.linksHere > 0 else { return report }
        report.linkFound = true
        report.excerpt = ShortText.excerpt(of: string, around: offset)
        return report
    }

    /// In JSON a string counts that is the URL and nothing else.
    private func json(_ text: [UInt8]) -> PingReport {
        var report = PingReport(linkFound: false)
        guard let root = try? JSONValue(parsing: text, maximumDepth: 64) else { return report }
        var open = [root]
        while let value = open.popLast() {
            switch value {
            case .array(let elements): open += elements
            case .object(let object): open += object.keys.compactMap { object[$0] }
            case .string(let string): if isTarget(string) { report.linksHere += 1 }
            default: break
            }
        }
        report.linkFound = report.linksHere > 0
        report.title = root.objectValue?["name"]?.stringValue.flatMap(ShortText.line)
        return report
    }

    private func isTarget(_ text: String) -> Bool {
        PageIdentity.text(of: text).map(targets.contains) ?? false
    }
}
