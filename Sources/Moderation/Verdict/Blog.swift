/// What the blog's approved comments are like.
public struct Blog: Sendable, Hashable {
    /// How many are approved.
    public var approved = 0
    /// Of the approved ones whose language was recognised, how many.
    public var recognised = 0
    /// Of those, how many are in the language of this submission.
    public var sameLanguage = 0

    /// A blog without comments.
    public init() {}
}
