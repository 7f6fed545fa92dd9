import CGumbo
import Text

/// Collects the readable text of a fragment, and the links of its elements.
struct TextCollector: TreeVisitor {
    struct ElementLink {
        var url: String
        var origin: Link.Origin
        var text: String?
        var textRange: Range<Int>
        var sourceRange: Range<Int>
    }

    private enum Break: Int { case none, space, line }

    private(set) var builder: MappedTextBuilder
    private(set) var links: [ElementLink] = []
    private(set) var hasHiddenText = false
    private let bytes: UnsafeBufferPointer<UInt8>
    private var pending = Break.none
    private var lastEnd = 0
    private var seenTags: [Int: Int] = [:]
    /// Links whose elements are open, by index into `links`; nil for elements without one.
    private var open: [Int?] = []

    /// `bytes` are those of `content`.
    init(content: String, bytes: UnsafeBufferPointer<UInt8>) {
        builder = MappedTextBuilder(source: MappedText(content))
        self.bytes = bytes
    }

    // MARK: Elements

    mutating func enter(_ element: Element) -> Bool {
        let tag = element.tag
        if ElementKind.isHidden(element) { hasHiddenText = true }
        let link = addLink(of: element, tag: tag)
        if ElementKind.isUnread(tag) { return false }
        separate(tag)
        if tag == GUMBO_TAG_BR { appendBreak(at: range(of: element.startTag)) }
        open.append(link)
        return true
    }

    mutating func leave(_ element: Element) {
        if let last = open.popLast(), let index = last {
            let start = links[index].textRange.lowerBound
            links[index].textRange = start..<max(start, builder.utf8Count)
        }
        separate(element.tag)
    }

    private mutating func separate(_ tag: GumboTag) {
        if ElementKind.isBlock(tag) {
            pending = .line
        } else if ElementKind.isCell(tag), pending == .none {
            pending = .space
        }
    }

    private mutating func addLink(of element: Element, tag: GumboTag) -> Int? {
        guard let (names, origin) = ElementKind.linkAttributes(of: tag),
            let source = range(of: element.startTag),
            let url = names.lazy.compactMap({ element.attribute($0) }).first
        else { return nil }
        let trimmed = WebAddress.cleaned(url)
        guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return nil }
        // Gumbo repeats elements when it repairs wrong nesting; each place counts once.
        if let first = seenTags[source.lowerBound] {
            return links[first].textRange.isEmpty ? first : nil
        }
        var whole = source
        if let end = range(of: element.endTag), end.lowerBound >= source.upperBound {
            whole = source.lowerBound..<end.upperBound
        }
        let start = builder.utf8Count
        links.append(
            ElementLink(
                url: trimmed, origin: origin, text: element.attribute("alt"),
                textRange: start..<start, sourceRange: whole))
        seenTags[source.lowerBound] = links.count - 1
        return links.count - 1
    }

    // MARK: Text

    mutating func text(_ text: UnsafePointer<CChar>, original: GumboStringPiece) {
        let decoded = Array(String(cString: text).utf8)
        let isBlank = decoded.allSatisfy { $0 <= 0x20 }
        guard !decoded.isEmpty, !isBlank || pending == .none && builder.utf8Count > 0 else {
            return
        }
        guard let source = range(of: original) else {
            flushBreak(before: lastEnd)
            let madeUp = String(decoding: decoded, as: UTF8.self)
            builder.append(replacement: madeUp, for: nearest(lastEnd))
            return
        }
        flushBreak(before: source.lowerBound)
        if source.count == decoded.count, bytes[source].elementsEqual(decoded) {
            builder.append(sourceRange: source)
        } else {
            var alignment = EntityAlignment(decoded: decoded, source: source, bytes: bytes)
            alignment.append(to: &builder)
        }
        lastEnd = source.upperBound
    }

    /// Word processors and pasted code leave comments too; what is hidden for robots has an address.
    mutating func comment(_ text: UnsafePointer<CChar>) {
        let text = String(cString: text)
        if text.contains("://") || text.contains("href") { hasHiddenText = true }
    }

    mutating func unparsed(_ chunk: UnsafeBufferPointer<UInt8>) {
        guard let start = chunk.baseAddress, let base = bytes.baseAddress else { return }
        let offset = base.distance(to: start)
        flushBreak(before: offset)
        for part in TagStripping.textRanges(in: chunk) {
            builder.append(
                sourceRange: (offset + part.lowerBound)..<(offset + part.upperBound))
        }
        lastEnd = offset + chunk.count
    }

    private mutating func flushBreak(before start: Int) {
        defer { pending = .none }
        guard pending != .none, let last = builder.lastByte, last != 0x0A else { return }
        let gap = lastEnd < start ? lastEnd..<start : nearest(lastEnd)
        builder.append(replacement: pending == .line ? "\n" : " ", for: gap)
    }

    private mutating func appendBreak(at source: Range<Int>?) {
        flushBreak(before: source?.lowerBound ?? lastEnd)
        let range = source ?? nearest(lastEnd)
        builder.append(replacement: "\n", for: range)
        lastEnd = range.upperBound
    }

    /// The byte before an offset, or the first: a place for what stands nowhere.
    private func nearest(_ offset: Int) -> Range<Int> {
        let start = max(0, min(offset, bytes.count) - 1)
        return start..<min(start + 1, bytes.count)
    }

    /// Where a part of the source stands, nil for what Gumbo made up.
    private func range(of piece: GumboStringPiece) -> Range<Int>? {
        guard let data = piece.data, piece.length > 0, let base = bytes.baseAddress else {
            return nil
        }
        let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(data))
        guard start >= 0, start + piece.length <= bytes.count else { return nil }
        return start..<(start + piece.length)
    }
}
