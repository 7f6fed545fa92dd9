/// A text's fingerprints, by which it is known again.
public struct TextPrint: Sendable, Hashable {
    /// The same for texts of the same words.
    public var exact: UInt64
    /// Differs in few bits for texts of nearly the same words (a SimHash, Charikar 2002).
    public var similar: UInt64

    /// A text's fingerprints.
    public init(exact: UInt64, similar: UInt64) {
        self.exact = exact
        self.similar = similar
    }
}
