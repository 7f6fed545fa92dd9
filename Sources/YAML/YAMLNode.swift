/// One value of a YAML document, with its place.
public struct YAMLNode: Sendable, Hashable {
    /// What a node holds.
    public enum Content: Sendable, Hashable {
        /// A plain or quoted text; numbers and booleans are plain texts until asked for.
        case scalar(YAMLScalar)
        /// Values in order.
        case sequence([YAMLNode])
        /// Keys and values in order.
        case mapping(YAMLMapping)
    }

    /// What it holds.
    public let content: Content
    /// Where it begins.
    public let place: YAMLPlace

    /// Puts a node together.
    public init(content: Content, place: YAMLPlace) {
        self.content = content
        self.place = place
    }

    /// A problem at this node.
    public func problem(_ message: String) -> YAMLProblem { place.problem(message) }

    /// What it is, as a person would say it: `a list`, `a mapping`, `text`, `nothing`.
    public var kind: String {
        switch content {
        case .scalar(let scalar): scalar.isNull ? "nothing" : "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Whether there is no value: an empty plain scalar, `~` or `null`.
    public var isNull: Bool {
        guard case .scalar(let scalar) = content else { return false }
        return scalar.isNull
    }
}
