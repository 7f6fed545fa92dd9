/// One reason: a rule that fired, and where.
public struct Finding: Sendable, Hashable {
    /// A place in the submission as it was sent.
    public struct Match: Sendable, Hashable {
        /// The view that was searched, such as `folded`.
        public var view: String
        /// The field of the original, such as `content` or `author.name`.
        public var field: String
        /// Start, in UTF-8 bytes of the field.
        public var start: Int
        /// End, in UTF-8 bytes of the field; not included.
        public var end: Int
        /// What the view held there, cut at 200 bytes.
        public var text: String
        /// For lists, the entry and its place: `lists/blocklist.txt:12: casino`.
        public var entry: String?

        /// Names a place.
        public init(
            view: String, field: String, start: Int, end: Int, text: String, entry: String? = nil
        ) {
            self.view = view
            self.field = field
            self.start = start
            self.end = end
            self.text = text
            self.entry = entry
        }
    }

    /// The rule's id.
    public var rule: String
    /// The rule's sentence for moderators.
    public var about: String
    /// Points added, after the group's cap; 0 for a forcing or shadow rule.
    public var points: Double
    /// The rule's group.
    public var group: String
    /// The forced action, if the rule has one.
    public var action: RuleAction?
    /// Where it matched; empty for rules over facts alone.
    public var matches: [Match]

    /// Puts a finding together.
    public init(
        rule: String, about: String, points: Double, group: String, action: RuleAction? = nil,
        matches: [Match] = []
    ) {
        self.rule = rule
        self.about = about
        self.points = points
        self.group = group
        self.action = action
        self.matches = matches
    }
}
