import Foundation

/// Takes back from the repository what an emptied store has lost.
public protocol RestorationStore: Sendable {
    /// Stores published comments of one post whose ids are neither known nor deleted, as approved.
    ///
    /// They get their ids, their post's key, and revision 1; the time of receipt is the one in the
    /// id. What was never published (verdict, e-mail address, IP address, user agent) is lost, and
    /// of a sender only the host of the URL counts. Nothing is ordered of the repository, as that
    /// is where they come from. What is known already stays as it is, so that doing it again
    /// changes nothing.
    ///
    /// - Parameters:
    ///   - comments: Comments with the same `postKey`, which is that of `post`, if there is one.
    ///     Those of another post are left out.
    ///   - post: What `post.json` says; URL, title and aliases become those of the post, unless
    ///     the store knows better. Without it, the post is known by its key until something is
    ///     sent to a URL that would give this key.
    ///   - now: The time at which they come to be approved, for the store.
    /// - Returns: the number of comments stored.
    /// - Throws: what the store throws; nothing is stored then.
    func restore(
        _ comments: [PublicComment], of post: PublicPost?, at now: Date
    ) async throws -> Int
}
