import PCRE

/// One thing to look for.
public struct PrefilterEntry: Sendable, Hashable {
    /// What is looked for, and how.
    public enum Kind: Sendable, Hashable {
        /// A regular expression as `Pattern` takes it.
        case pattern(source: String, options: Pattern.Options)
        /// Plain text, found anywhere without regard to case.
        case term(String)
    }

    /// The caller's number for it, unique within a prefilter.
    public let id: Int
    /// What is looked for.
    public let kind: Kind

    /// Makes an entry.
    public init(id: Int, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}
