import Moderation
import YAML

/// One filter as its file says it.
public struct Rule: Sendable, Hashable {
    /// Whether it counts.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It counts.
        case live
        /// It is evaluated and recorded, and adds nothing.
        case shadow
        /// It isn't evaluated and never fires.
        case off
    }

    /// What it does when it fires.
    public enum Effect: Sendable, Hashable {
        /// Adds points; negative ones speak for the submission.
        case points(Double)
        /// Demands a status.
        case force(RuleAction)
        /// Nothing: it exists to be named by others. Its id begins with `_`.
        case none
    }

    /// The pattern of a rule that has one.
    public struct Match: Sendable, Hashable {
        /// PCRE2, in UTF mode.
        public var pattern: String
        /// Whether upper and lower case differ.
        public var isCaseSensitive: Bool
    }

    /// The list of a rule that has one.
    public struct List: Sendable, Hashable {
        /// The file, below the folder of the rules.
        public var file: String
        /// How its entries are read.
        public var kind: ListKind
        /// How many entries it has.
        public var count: Int
        /// The file of what isn't meant, below the folder of the rules; nil without one.
        public var exceptions: String?
    }

    /// UPPER_SNAKE, unique in the set.
    public var id: String
    /// The sentence that moderators see.
    public var about: String
    /// The group whose cap it shares.
    public var group: String
    /// Whether it counts.
    public var state: State
    /// What it does when it fires.
    public var effect: Effect
    /// The views it searches; empty for rules over facts alone.
    public var views: [View]
    /// Its pattern, if it has one.
    public var match: Match?
    /// Its list, if it has one.
    public var list: List?
    /// The text of its condition, if it has one.
    public var condition: String?
    /// Submissions on which it must fire.
    public var spam: [Example]
    /// Near-misses on which it must not.
    public var ham: [Example]
    /// Where it is written.
    public var place: YAMLPlace
}
