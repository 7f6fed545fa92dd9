import CGumbo

/// Writes the allowed part of a fragment, so that parsing it gives the same tree again.
struct SafeWriter: TreeVisitor {
    private static let depthLimit = 64

    private var bytes: [UInt8] = []
    /// The names of the written elements that are open.
    private var open: [String] = []
    /// For every element that is being walked, whether it was written.
    private var isWritten: [Bool] = []
    private var isAfterStartTag = false
    private var isAfterPre = false

    /// What was written.
    var html: String { String(decoding: bytes, as: UTF8.self) }

    mutating func enter(_ element: Element) -> Bool {
        if element.isForeign || SafeElement.isDropped(element.tag) { return false }
        if element.tag == GUMBO_TAG_BR {
            write("<br>")
            return false
        }
        guard let name = SafeElement.name(of: element.tag) else {
            if ElementKind.isBlock(element.tag) || ElementKind.isCell(element.tag) { breakLine() }
            isWritten.append(false)
            return true
        }
        isWritten.append(writeStart(of: element, name: name))
        return true
    }

    mutating func leave(_ element: Element) {
        guard isWritten.popLast() == true, let name = open.popLast() else {
            if ElementKind.isBlock(element.tag) { breakLine() }
            return
        }
        write("</\(name)>")
    }

    mutating func text(_ text: UnsafePointer<CChar>, original: GumboStringPiece) {
        append(String(cString: text).utf8)
    }

    mutating func comment(_ text: UnsafePointer<CChar>) {}

    mutating func unparsed(_ chunk: UnsafeBufferPointer<UInt8>) {
        for range in TagStripping.textRanges(in: chunk) { append(chunk[range]) }
    }

    /// Whether the element was written; one that would not parse back where it stands is not.
    private mutating func writeStart(of element: Element, name: String) -> Bool {
        guard open.count < Self.depthLimit, SafeElement.fits(name, into: open) else {
            if ElementKind.isBlock(element.tag) { breakLine() }
            return false
        }
        if name == "a" {
            guard let url = element.attribute("href").flatMap(SafeAttributes.url) else {
                return false
            }
            write(SafeAttributes.anchor(url: url, title: element.attribute("title")))
        } else {
            write(SafeAttributes.startTag(name, of: element))
        }
        open.append(name)
        isAfterStartTag = true
        isAfterPre = name == "pre"
        return true
    }

    private mutating func append(_ text: some Collection<UInt8>) {
        guard !text.isEmpty else { return }
        let start = bytes.count
        SafeText.append(text, to: &bytes)
        guard bytes.count > start else { return }
        // The parser drops a line feed right after `<pre>`.
        if isAfterPre, bytes[start] == 0x0A { bytes.insert(0x0A, at: start) }
        isAfterStartTag = false
        isAfterPre = false
    }

    private mutating func write(_ tag: String) {
        bytes.append(contentsOf: tag.utf8)
        isAfterStartTag = false
        isAfterPre = false
    }

    /// Keeps words apart where a block lost its tags.
    private mutating func breakLine() {
        guard !isAfterStartTag, let last = bytes.last, last != 0x0A else { return }
        bytes.append(0x0A)
    }
}
