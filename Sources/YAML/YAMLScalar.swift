/// A text of a YAML document.
public struct YAMLScalar: Sendable, Hashable {
    /// How it is written.
    public enum Style: Sendable, Hashable {
        /// Without quotes.
        case plain
        /// In single quotes.
        case singleQuoted
        /// In double quotes.
        case doubleQuoted
        /// As a `|` or `>` block.
        case block
    }

    /// The text after quotes and folding are undone.
    public let text: String
    /// How it is written.
    public let style: Style
    /// Whether it stands on one line just as it reads, apart from doubled single quotes.
    let isVerbatim: Bool

    init(text: String, style: Style, isVerbatim: Bool) {
        self.text = text
        self.style = style
        self.isVerbatim = isVerbatim
    }

    /// Whether it stands for no value.
    public var isNull: Bool { style == .plain && ["", "~", "null"].contains(text) }
}

extension YAMLNode {
    /// The place of a UTF-8 offset of this node's text.
    ///
    /// Exact for plain and single-quoted texts on one line; the node's own place for all others.
    public func place(ofOffset utf8Offset: Int) -> YAMLPlace {
        guard case .scalar(let scalar) = content, scalar.isVerbatim else { return place }
        let bytes = scalar.text.utf8
        let end = bytes.index(bytes.startIndex, offsetBy: utf8Offset, limitedBy: bytes.endIndex)
        let before = scalar.text.unicodeScalars[..<(end ?? bytes.endIndex)]
        var columns = before.count
        if scalar.style == .singleQuoted { columns += 1 + before.count { $0 == "'" } }
        var place = place
        place.column += columns
        return place
    }
}
