import Foundation

/// Counts what happened on the blog: no text, no address, no name but those of moderators.
public protocol StatisticsSource: Sendable {
    /// What happened from `since` to `now`, and what stands now.
    ///
    /// - Throws: what the store throws.
    func statistics(since: Date, at now: Date) async throws -> Statistics

    /// What a moderator should know of the time from `since` to `now`, but for what waits.
    ///
    /// - Throws: what the store throws.
    func digest(since: Date, at now: Date) async throws -> Digest
}
