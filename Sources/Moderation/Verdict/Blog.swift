/// What the blog's comments are like.
public struct Blog: Sendable, Hashable {
    /// The most of the latest submissions that are looked at.
    public static let recentLimit = 50

    /// How many are approved.
    public var approved = 0
    /// Of the approved ones whose language was recognised, how many.
    public var recognised = 0
    /// Of those, how many are in the language of this submission.
    public var sameLanguage = 0
    /// The latest submissions of the seven days before that were judged; at most `recentLimit`.
    public var recent = 0
    /// Of the latest, how many are now held, spam or in the trash.
    public var recentStopped = 0

    /// A blog without comments.
    public init() {}
}
