import Yams

/// One YAML document, read with positions.
///
/// Anchors with aliases, several documents in one file, duplicate keys and keys that aren't text
/// are refused; so nothing in a file can grow beyond its size. Nesting ends at 64 levels.
public struct YAMLDocument: Sendable {
    /// The largest accepted file, in bytes.
    public static let maximumByteCount = 1 << 20

    /// The document's value; null for an empty file.
    public let root: YAMLNode

    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - file: the name that problems carry.
    ///   - text: the file's text.
    /// - Throws: the first problem of syntax.
    public init(file: String, text: String) throws(YAMLProblem) {
        let start = YAMLPlace(file: file, line: 1, column: 1)
        guard text.utf8.count <= Self.maximumByteCount else {
            throw start.problem("file is larger than \(Self.maximumByteCount) bytes")
        }
        let source = YAMLSource(file: file, text: text)
        if let place = source.placeOfAlias {
            throw place.problem("anchors and aliases are not supported")
        }
        let node: Node?
        do {
            // The basic resolver leaves scalars alone: what they mean is up to the one who asks.
            node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            throw source.problem(error)
        }
        guard let node else {
            let empty = YAMLScalar(text: "", style: .plain, isVerbatim: false)
            root = YAMLNode(content: .scalar(empty), place: start)
            return
        }
        root = try source.node(node, depth: 0)
    }
}
