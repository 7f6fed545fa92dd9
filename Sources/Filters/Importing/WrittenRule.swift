import Moderation

/// A rule on its way into a rule file.
public struct WrittenRule: Sendable, Hashable {
    /// An example, by the field that matters.
    public struct Example: Sendable, Hashable {
        /// The field's path, such as `content` or `author.name`; empty if the text is a mapping in
        /// YAML's own words.
        public var field: String
        /// What stands in it.
        public var text: String

        /// A text in a field.
        public init(field: String = "content", _ text: String) {
            self.field = field
            self.text = text
        }
    }

    /// A list instead of a pattern.
    public struct List: Sendable, Hashable {
        /// The file, below the folder of the rules.
        public var file: String
        /// How its entries are read.
        public var kind: ListKind

        /// Names a list.
        public init(file: String, kind: ListKind) {
            self.file = file
            self.kind = kind
        }
    }

    /// UPPER_SNAKE.
    public var id: String
    /// The sentence that moderators see.
    public var about: String
    /// The views to search, by name.
    public var views: [String] = []
    /// PCRE2.
    public var match: String?
    /// Whether upper and lower case differ.
    public var isCaseSensitive = false
    /// A condition.
    public var condition: String?
    /// A list instead of a pattern.
    public var list: List?
    /// What it does.
    public var effect = Rule.Effect.points(0)
    /// Whether it counts.
    public var state = Rule.State.shadow
    /// Submissions on which it must fire.
    public var spam: [Example] = []
    /// Near-misses on which it must not.
    public var ham: [Example] = []

    /// A rule that says nothing yet.
    public init(id: String, about: String) {
        self.id = id
        self.about = about
    }

    /// An entry of `rules` or `lists`, indented by so many spaces, with a line feed at its end.
    public func yaml(indent: Int = 2) -> String {
        var lines = ["- id: \(YAMLText.quoted(id))", "  about: \(YAMLText.quoted(about))"]
        if !views.isEmpty { lines.append("  on: [\(views.joined(separator: ", "))]") }
        if let match { lines.append("  match: \(YAMLText.literal(match))") }
        if isCaseSensitive { lines.append("  case: true") }
        if let list {
            lines.append("  file: \(YAMLText.quoted(list.file))")
            lines.append("  kind: \(list.kind.rawValue)")
        }
        if let condition { lines.append("  when: \(YAMLText.quoted(condition))") }
        switch effect {
        case .points(let points): lines.append("  score: \(Points.text(of: points))")
        case .force(let action): lines.append("  action: \(action.rawValue)")
        case .none: break
        }
        if state != .live { lines.append("  state: \(state.rawValue)") }
        lines += examples("spam", spam) + examples("ham", ham)
        let space = String(repeating: " ", count: indent)
        return lines.map { space + $0 + "\n" }.joined()
    }

    private func examples(_ key: String, _ examples: [Example]) -> [String] {
        ["  \(key):"] + examples.map { "    - \($0.yaml)" }
    }
}

extension WrittenRule.Example {
    /// The example as a flow of YAML.
    var yaml: String {
        if field.isEmpty { return text }
        let value = YAMLText.quoted(text)
        let parts = field.split(separator: ".").map(String.init)
        if field == "content" { return value }
        if parts.first == "source", parts.count == 2 {
            let url = parts[1] == "url" ? "" : "url: \"https://other.example/page/\", "
            let blog = parts[1] == "blog_name" ? "kind: trackback, " : ""
            return "{\(blog)source: {\(url)\(parts[1]): \(value)}}"
        }
        guard parts.count == 2 else { return "{\(field): \(value), content: hello}" }
        return "{\(parts[0]): {\(parts[1]): \(value)}, content: hello}"
    }

    /// The field whose text a view shows.
    public static func field(of view: View) -> String {
        switch view {
        case .content, .text, .folded, .links, .linkHosts: "content"
        case .authorNameFolded: "author.name"
        default: view.name
        }
    }
}
