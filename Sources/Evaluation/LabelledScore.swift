/// One judged submission of a corpus: what a person said of it, and how spammy it was found.
public struct LabelledScore: Sendable, Hashable {
    /// Whether a person called it spam.
    public var isSpam: Bool
    /// How spammy it was found; only the order matters.
    public var score: Double

    /// A judged submission.
    public init(isSpam: Bool, score: Double) {
        self.isSpam = isSpam
        self.score = score
    }
}
