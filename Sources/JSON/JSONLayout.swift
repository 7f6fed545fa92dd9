extension JSONValue {
    /// How a value is laid out as text.
    public enum Layout: Sendable, Hashable {
        /// One line without any space; never holds a raw line feed.
        case compact
        /// One member or element a line, indented by 2 spaces, keys sorted by their bytes; the same
        /// value always gives the same bytes. No line feed at the end.
        case pretty
    }

    /// This value as JSON text; all but a real that is not finite parses back to an equal value.
    ///
    /// ``write(into:layout:sortedKeys:)`` says how each kind is written.
    public func serialized(_ layout: Layout = .compact, sortedKeys: Bool = false) -> String {
        var bytes: [UInt8] = []
        write(into: &bytes, layout: layout, sortedKeys: sortedKeys)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends this value as JSON text in UTF-8.
    ///
    /// Control, bidirectional, zero-width and tag characters and U+2028/2029 are written as `\u`
    /// escapes, so that the text is safe on a terminal and in JavaScript; the rest stays as it is.
    /// Doubles are the shortest text that reads back the same, and never look like integers.
    /// What RFC 8259 has no text for, not-a-number and infinity, becomes `null`.
    ///
    /// - Parameters:
    ///   - bytes: Where the text is added.
    ///   - layout: `pretty` sorts keys in any case.
    ///   - sortedKeys: Whether keys come in the order of their bytes instead of their own.
    public func write(
        into bytes: inout [UInt8], layout: Layout = .compact, sortedKeys: Bool = false
    ) {
        let isPretty = layout == .pretty
        let writer = JSONWriter(isPretty: isPretty, sortsKeys: sortedKeys || isPretty)
        writer.write(self, into: &bytes, indent: 0)
    }
}
