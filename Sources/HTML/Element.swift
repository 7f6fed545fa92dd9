import CGumbo

/// An element of Gumbo's tree; valid while the tree is.
struct Element {
    let node: UnsafePointer<GumboNode>

    /// The tag, `GUMBO_TAG_UNKNOWN` for anything outside HTML.
    var tag: GumboTag {
        node.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML
            ? node.pointee.v.element.tag : GUMBO_TAG_UNKNOWN
    }

    var isForeign: Bool { node.pointee.v.element.tag_namespace != GUMBO_NAMESPACE_HTML }
    var startTag: GumboStringPiece { node.pointee.v.element.original_tag }
    var endTag: GumboStringPiece { node.pointee.v.element.original_end_tag }

    /// The decoded value of an attribute, nil if absent.
    func attribute(_ name: String) -> String? {
        let attributes = node.pointee.v.element.attributes
        guard attributes.length > 0 else { return nil }
        return withUnsafePointer(to: attributes) { list in
            guard let found = gumbo_get_attribute(list, name), let value = found.pointee.value
            else { return nil }
            return String(cString: value)
        }
    }
}
