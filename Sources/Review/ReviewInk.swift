import Terminal

/// How a review looks on a terminal with colour, or without.
struct ReviewInk: Sendable, Hashable {
    /// Whether styles are shown at all.
    var hasStyles: Bool

    /// How a match is marked in a text.
    var mark: MarkedText.Mark { hasStyles ? .style([.reversed, .bold]) : .brackets }
}
