/// Makes HTML that is safe to publish.
///
/// What stays: `a[href,title] abbr acronym b blockquote[cite] br cite code del[datetime] em i li ol
/// p pre q[cite] s strike strong ul`, as in WordPress's comments. URLs are `http`, `https` or
/// `mailto`; every `a` gets `rel="nofollow ugc noopener"`, and loses its tag without a URL. Scripts,
/// styles, embedded and foreign content go with all they hold; any other element only loses its
/// tags. The result is well-formed, at most 64 elements deep, and sanitised again it is the same
/// (except for input beyond the parser's limits, which is sanitised in chunks).
public enum Sanitizer {
    /// Safe HTML from HTML of strangers.
    public static func html(fromHTML html: String) -> String {
        var html = SafeText.publishable(html)
        html.makeContiguousUTF8()
        let utf8 = html.utf8
        let written = utf8.withContiguousStorageIfAvailable { sanitized($0) }
        return written ?? Array(utf8).withUnsafeBufferPointer { sanitized($0) }
    }

    private static func sanitized(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var writer = SafeWriter()
        Fragment.visit(bytes, with: &writer)
        return writer.html
    }

    /// Safe HTML from plain text: a blank line begins a new `<p>`, a line feed is `<br>`, and bare
    /// `http` and `https` URLs become links.
    public static func html(fromText text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "\r\n", omittingEmptySubsequences: false) }
        var paragraphs: [[Substring]] = [[]]
        for line in lines {
            let isBlank = line.allSatisfy(\.isWhitespace)
            if !isBlank {
                paragraphs[paragraphs.count - 1].append(line)
            } else if paragraphs.last?.isEmpty == false {
                paragraphs.append([])
            }
        }
        return paragraphs.filter { !$0.isEmpty }
            .map { "<p>" + $0.map(linked).joined(separator: "<br>\n") + "</p>" }
            .joined(separator: "\n")
    }

    /// A line of text, escaped, with its URLs as links.
    private static func linked(_ line: Substring) -> String {
        let text = String(line)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var start = 0
        for link in LinkScanner.links(in: text) where link.origin == .bare {
            guard let url = SafeAttributes.url(link.url), !url.hasPrefix("mailto:"),
                let address = WebAddress(parsing: link.url), address.scheme.hasPrefix("http")
            else { continue }
            SafeText.append(bytes[start..<link.range.lowerBound], to: &result)
            result.append(contentsOf: SafeAttributes.anchor(url: url, title: nil).utf8)
            SafeText.append(bytes[link.range], to: &result)
            result.append(contentsOf: "</a>".utf8)
            start = link.range.upperBound
        }
        SafeText.append(bytes[start...], to: &result)
        return String(decoding: result, as: UTF8.self)
    }
}
