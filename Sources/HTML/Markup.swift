import Text

/// The content of one comment, parsed once: its text and its links.
public final class Markup: Sendable {
    /// How content is to be read.
    public enum Format: String, Sendable {
        /// Nothing is markup.
        case text
        /// HTML5.
        case html
    }

    /// The readable text: markup removed, entities decoded, a line feed between blocks. Scripts,
    /// styles and comments are no text. Maps to the UTF-8 offsets of the content.
    public let text: MappedText
    /// All links, in the order of their places; each place once.
    public let links: [Link]
    /// Whether something in the markup is not for the reader's eyes: comments, or elements hidden
    /// by style (`display: none`, `font-size: 0`, moved off the page …) or attribute.
    public let hasHiddenText: Bool

    /// Parses content of any size. HTML beyond the parser's limits (see `Fragment`) is parsed in
    /// chunks, which keeps text and links and loses nesting.
    public init(_ content: String, format: Format) {
        var content = content
        content.makeContiguousUTF8()
        guard format == .html, content.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
            text = MappedText(content)
            links = LinkScanner.links(in: content).map {
                Link(url: $0.url, text: $0.text, origin: $0.origin, sourceRange: $0.range)
            }
            hasHiddenText = false
            return
        }
        let collected = Self.collect(content)
        let text = collected.builder.finished()
        self.text = text
        hasHiddenText = collected.hasHiddenText
        links = Self.merged(collected.links, with: LinkScanner.links(in: text.string), text: text)
    }

    private static func collect(_ content: String) -> TextCollector {
        let utf8 = content.utf8
        let collected = utf8.withContiguousStorageIfAvailable { collect(content, bytes: $0) }
        return collected
            ?? Array(utf8).withUnsafeBufferPointer { collect(content, bytes: $0) }
    }

    private static func collect(
        _ content: String, bytes: UnsafeBufferPointer<UInt8>
    ) -> TextCollector {
        var collector = TextCollector(content: content, bytes: bytes)
        Fragment.visit(bytes, with: &collector)
        return collector
    }

    /// The links of elements, and those of the text that are no part of one.
    private static func merged(
        _ elements: [TextCollector.ElementLink], with found: [FoundLink], text: MappedText
    ) -> [Link] {
        let utf8 = Array(text.string.utf8)
        var links = elements.map { element in
            let shown = element.text ?? trimmed(utf8[element.textRange.clamped(to: 0..<utf8.count)])
            return Link(
                url: element.url, text: shown, origin: element.origin,
                sourceRange: element.sourceRange)
        }
        let taken = elements.map(\.textRange).filter { !$0.isEmpty }
            .sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        for link in found {
            while next < taken.count, taken[next].upperBound <= link.range.lowerBound { next += 1 }
            if next < taken.count, taken[next].overlaps(link.range) { continue }
            links.append(
                Link(
                    url: link.url, text: link.text, origin: link.origin,
                    sourceRange: text.sourceRange(of: link.range)))
        }
        return links.sorted { $0.sourceRange.lowerBound < $1.sourceRange.lowerBound }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var part = bytes.drop { $0 <= 0x20 }
        while let last = part.last, last <= 0x20 { part.removeLast() }
        return String(decoding: part, as: UTF8.self)
    }
}
