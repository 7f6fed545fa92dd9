import Moderation

/// Whoever corrects verdicts in a stream.
public struct Moderator: Sendable, Hashable {
    /// How many submissions are all decided on, before only what is held or wrong is.
    public var first: Int

    /// Decides on the first so many, then on what is held or wrong.
    public init(first: Int) { self.first = first }

    func decides(on outcome: Outcome) -> Bool {
        outcome.decisions < first || outcome.verdict.status != (outcome.isSpam ? .spam : .approved)
    }
}
