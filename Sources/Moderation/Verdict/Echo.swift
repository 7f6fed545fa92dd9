/// Other submissions of the last 30 days whose text is the same or nearly the same.
///
/// Those that wait to be judged count too, so that a campaign that arrives all at once is seen.
/// Counting stops at `limit`; more is not told apart, and the newest are counted first.
public struct Echo: Sendable, Hashable {
    /// The most that is counted.
    public static let limit = 200

    /// With the very same words.
    public var same = 0
    /// With the same or nearly the same words.
    public var similar = 0
    /// Of the similar ones, those within the last 24 hours.
    public var lastDay = 0
    /// Of the similar ones, those on other posts.
    public var otherPosts = 0
    /// Of the similar ones, those by other e-mail addresses (or names, where there is none).
    public var otherSenders = 0
    /// Of the similar ones, those now approved.
    public var approved = 0
    /// Of the similar ones, those now spam.
    public var spam = 0

    /// No echo.
    public init() {}
}
