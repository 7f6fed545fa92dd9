/// A piece of a search, and where it stands.
struct SearchToken: Hashable {
    enum Kind: Hashable {
        case open, close, minus
        /// A word as typed, or a text in double quotes without them.
        case word(String, isQuoted: Bool)
        /// `key:value`; `at` is the column of the value.
        case term(key: String, value: String, isQuoted: Bool, at: Int)
    }

    var kind: Kind
    /// From 1.
    var column: Int
}
