import CPage

/// A page of HTML, read once: its title, its links, what it says of itself, its paragraphs.
public struct Page: Sendable {
    /// A link or an embedded thing, in document order.
    public struct Link: Sendable, Hashable {
        /// The element: `a`, `area`, `link`, `img`, `video`, `audio` or `source`.
        public var element: String
        /// Where it leads, as written.
        public var reference: String
        /// What `rel` says, in lower case.
        public var relations: [String]
        /// The paragraph it stands in, as a place in `paragraphs`; nil outside all.
        public var paragraph: Int?
        /// Where it stands in the paragraph, in UTF-8 bytes.
        public var utf8Offset: Int
    }

    /// The title, as written, white space and all; nil without one.
    public internal(set) var title: String?
    /// What references are relative to, if the page says so.
    public internal(set) var base: String?
    /// Its links, in document order.
    public internal(set) var links: [Link] = []
    /// The texts of its blocks.
    public internal(set) var paragraphs: [String] = []

    /// The nodes that a page may have: ten times what the most loaded front pages have.
    private static let nodeLimit = 150_000
    private static let byteLimit = 192 << 20
    private static let millisecondLimit = 2_000

    /// Reads UTF-8 without NULs; nil if the page is too hostile to be read within limits.
    public init?(html: [UInt8]) {
        let builder = PageBuilder()
        var visitor = CPageVisitor()
        visitor.context = Unmanaged.passUnretained(builder).toOpaque()
        visitor.enter = { context, name, attributes in
            guard let name else { return }
            PageBuilder.from(context)?.enter(
                String(cString: name), PageAttributes(pointer: attributes))
        }
        visitor.leave = { context, name in
            guard let name else { return }
            PageBuilder.from(context)?.leave(String(cString: name))
        }
        visitor.text = { context, text in
            guard let text else { return }
            PageBuilder.from(context)?.add(String(cString: text))
        }
        let isRead = withExtendedLifetime(builder) {
            html.withUnsafeBytes { bytes in
                cpage_parse(
                    bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, Self.byteLimit,
                    Self.nodeLimit, Self.millisecondLimit, &visitor)
            }
        }
        guard isRead else { return nil }
        self = builder.finished()
    }

    init() {}
}

/// The attributes of an element while it is entered.
struct PageAttributes {
    let pointer: UnsafeRawPointer?

    /// The decoded value; nil without the attribute.
    subscript(name: String) -> String? {
        guard let pointer, let value = cpage_attribute(pointer, name) else { return nil }
        return String(cString: value)
    }
}
