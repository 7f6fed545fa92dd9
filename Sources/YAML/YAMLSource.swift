import Yams

/// The text of a file while it is read.
struct YAMLSource {
    let file: String
    let text: String
    private let lines: [Substring]

    init(file: String, text: String) {
        self.file = file
        self.text = text
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    func place(_ mark: Mark?) -> YAMLPlace {
        YAMLPlace(file: file, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
    }

    /// The deepest nesting that is read; libyaml itself stops at 1,000.
    static let maximumDepth = 64

    /// Our node for Yams's.
    func node(_ node: Node, depth: Int) throws(YAMLProblem) -> YAMLNode {
        let place = place(node.mark)
        guard depth <= Self.maximumDepth else { throw place.problem("nested too deeply") }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(content: .scalar(self.scalar(scalar, at: place)), place: place)
        case .sequence(let sequence):
            var nodes: [YAMLNode] = []
            for element in sequence { nodes.append(try self.node(element, depth: depth + 1)) }
            return YAMLNode(content: .sequence(nodes), place: place)
        case .mapping(let mapping):
            var entries: [YAMLMapping.Entry] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key else {
                    throw self.place(key.mark).problem("a key must be text")
                }
                entries.append(
                    YAMLMapping.Entry(
                        key: name.string, place: self.place(key.mark),
                        value: try self.node(value, depth: depth + 1)))
            }
            let mapping = YAMLMapping(entries: entries, place: place)
            return YAMLNode(content: .mapping(mapping), place: place)
        case .alias:
            throw place.problem("anchors and aliases are not supported")
        }
    }

    private func scalar(_ scalar: Node.Scalar, at place: YAMLPlace) -> YAMLScalar {
        let style: YAMLScalar.Style
        var written = scalar.string
        switch scalar.style {
        case .singleQuoted:
            style = .singleQuoted
            written =
                "'"
                + written.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "''") + "'"
        case .doubleQuoted: style = .doubleQuoted
        case .literal, .folded: style = .block
        case .plain, .any: style = .plain
        }
        let isVerbatim = style == .plain || style == .singleQuoted
        return YAMLScalar(
            text: scalar.string, style: style,
            isVerbatim: isVerbatim && stands(written, at: place))
    }

    /// Whether a text stands in the file at a place.
    private func stands(_ written: String, at place: YAMLPlace) -> Bool {
        guard lines.indices.contains(place.line - 1) else { return false }
        let line = lines[place.line - 1].unicodeScalars
        return line.dropFirst(place.column - 1).starts(with: written.unicodeScalars)
    }
}
