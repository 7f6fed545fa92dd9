/// What was read from another program's file: rules and lists that have yet to be written.
public struct Imported: Sendable {
    /// A line that wasn't taken over, or not as it is.
    public struct Note: Sendable, Hashable, Comparable {
        /// Its number, from 1; 0 for the whole file.
        public var line: Int
        /// Why.
        public var message: String

        /// By line, then by message.
        public static func < (one: Note, other: Note) -> Bool {
            (one.line, one.message) < (other.line, other.message)
        }
    }

    /// A rule and where it comes from.
    public struct Entry: Sendable {
        /// The rule; its examples are candidates until they were tried.
        public var rule: WrittenRule
        /// The line of the other program's file, from 1; 0 for all of it.
        public var line: Int
    }

    /// What to call the group.
    public var group: String
    /// The rules, in their order.
    public var rules: [Entry] = []
    /// Lists by their file, below the folder of the rules.
    public var lists: [String: String] = [:]
    /// What wasn't taken over, by line.
    public var notes: [Note] = []
    /// How many entries the lists have together.
    public var entryCount = 0

    init(group: String) { self.group = group }

    mutating func note(_ line: Int, _ message: String) {
        notes.append(Note(line: line, message: message))
    }

    /// The rule file's name.
    public var fileName: String { "\(group).yaml" }

    /// The rule file.
    func yaml(source: String) -> String {
        var text = "# Taken over from \(YAMLText.comment(source)).\n"
        text += "# Everything is on trial: take `state: shadow` away from what has proved itself.\n"
        text += "group: \(group)\n"
        let (lists, patterns) = (
            rules.filter { $0.rule.list != nil }, rules.filter { $0.rule.list == nil }
        )
        for (key, entries) in [("rules", patterns), ("lists", lists)] where !entries.isEmpty {
            text += "\(key):\n" + entries.map { $0.rule.yaml() }.joined()
        }
        return text
    }
}

extension YAMLText {
    /// A text that can stand in a comment.
    static func comment(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(200)
                .map(Character.init))
    }
}
