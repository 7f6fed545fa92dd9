import CGumbo

/// Parses HTML fragments within limits, and walks them without recursion.
///
/// Gumbo takes quadratic time for deep nesting with many end tags. A fragment that needs more
/// nodes or memory than the limits is cut into chunks before tags, and each is parsed on its own:
/// its text and links are all found, only nesting across chunks is lost. A chunk that is still
/// refused is handed over as plain text.
enum Fragment {
    private static let nodeLimit = 4_000
    private static let attributeLimit = 256
    private static let byteLimit = 24 << 20
    private static let wholeByteCount = 1 << 20
    private static let chunkByteCount = 4 << 10

    /// Visits all of a fragment.
    static func visit<Visitor: TreeVisitor>(
        _ bytes: UnsafeBufferPointer<UInt8>, with visitor: inout Visitor
    ) {
        guard !bytes.isEmpty else { return }
        if bytes.count <= wholeByteCount, parse(bytes, with: &visitor) { return }
        var start = 0
        while start < bytes.count {
            let end = chunkEnd(in: bytes, from: start)
            let chunk = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if !parse(chunk, with: &visitor) { visitor.unparsed(chunk) }
            start = end
        }
    }

    /// Before a tag where there is one in reach, else at a scalar boundary.
    private static func chunkEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + chunkByteCount
        guard end < bytes.count else { return bytes.count }
        let limit = min(bytes.count, end + chunkByteCount)
        if let tag = bytes[end..<limit].firstIndex(of: 0x3C) { return tag }
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    private static func parse<Visitor: TreeVisitor>(
        _ bytes: UnsafeBufferPointer<UInt8>, with visitor: inout Visitor
    ) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
            let parse = winnow_parse(text, bytes.count, byteLimit, nodeLimit, attributeLimit)
            defer { winnow_parse_free(parse) }
            guard let root = parse.root else { return false }
            walk(root, with: &visitor)
            return true
        }
    }

    private struct Open {
        let node: UnsafePointer<GumboNode>
        let children: GumboVector
        var next: UInt32 = 0
    }

    private static func walk<Visitor: TreeVisitor>(
        _ root: UnsafePointer<GumboNode>, with visitor: inout Visitor
    ) {
        var stack = [Open(node: root, children: root.pointee.v.element.children)]
        while var top = stack.popLast() {
            guard top.next < top.children.length, let data = top.children.data,
                let child = data[Int(top.next)]
            else {
                if top.node != root { visitor.leave(Element(node: top.node)) }
                continue
            }
            top.next += 1
            stack.append(top)
            let node = UnsafePointer(child.assumingMemoryBound(to: GumboNode.self))
            if visit(node, with: &visitor) {
                stack.append(Open(node: node, children: node.pointee.v.element.children))
            }
        }
    }

    /// Whether the node has children to visit.
    private static func visit<Visitor: TreeVisitor>(
        _ node: UnsafePointer<GumboNode>, with visitor: inout Visitor
    ) -> Bool {
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            return visitor.enter(Element(node: node))
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            let content = node.pointee.v.text
            if let text = content.text { visitor.text(text, original: content.original_text) }
            return false
        case GUMBO_NODE_COMMENT:
            if let text = node.pointee.v.text.text { visitor.comment(text) }
            return false
        default:
            return false
        }
    }
}
