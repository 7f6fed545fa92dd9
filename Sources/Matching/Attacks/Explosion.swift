import PCRE

/// A pattern's worst text, as far as one was found, and what it costs.
public struct Explosion: Sendable, Hashable {
    /// What becomes of the search.
    public enum Outcome: Sendable, Hashable {
        /// It ends at this limit, at a single start position.
        case limit(MatchError.Limit)
        /// It takes so long at a single start position, and no limit stops it.
        case unbounded(Duration)
        /// Each start position is cheap, but all together take longer than the limit on time.
        case slow
    }

    /// The text.
    public var attack: AttackText
    /// How many pumps are enough.
    public var pumpCount: Int
    /// How the work grows.
    public var growth: Growth
    /// What becomes of the search.
    public var outcome: Outcome

    /// Length of the text in bytes of UTF-8.
    public var byteCount: Int { attack.text(pumps: pumpCount).utf8.count }

    /// The worst found for a pattern under its own limits; nil if every attack ended in time.
    ///
    /// - Parameters:
    ///   - pattern: the pattern that is attacked.
    ///   - byteCount: the longest text that it is ever run on.
    ///   - derive: what becomes of a text before the pattern sees it.
    /// - Returns: the text and what it costs; it may be a harmless cost, such as one that grows
    ///   as the text does.
    public static func worst(
        of pattern: Pattern, within byteCount: Int = 64 << 10,
        derive: (String) -> String = { $0 }
    ) -> Explosion? {
        withoutActuallyEscaping(derive) { derive in
            ExplosionSearch(pattern: pattern, byteCount: byteCount, derive: derive).worst()
        }
    }
}
