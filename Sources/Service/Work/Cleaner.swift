import Moderation

/// The scheduled clean-up: removes what has been kept for long enough, in small steps.
public struct Cleaner: Sendable {
    private let store: any RetentionStore
    private let publisher: Publisher
    private let clock: any WallClock

    /// Rows removed in one transaction: few enough that a submission never waits long for it.
    static let stepCount = 1_000

    /// Cleans `store`, and tells the repository through `publisher`.
    public init(store: any RetentionStore, publisher: Publisher, clock: any WallClock) {
        self.store = store
        self.publisher = publisher
        self.clock = clock
    }

    /// Removes everything that has expired; with `dryRun` only counts it.
    ///
    /// - Throws: what the store or the repository throws. What was removed before stays removed.
    public func clean(_ retention: Retention, dryRun: Bool) async throws -> CleanupReport {
        let now = clock.now()
        if dryRun {
            return try await store.cleanUp(retention, at: now, limit: Int.max, dryRun: true)
        }
        var report = CleanupReport()
        while !Task.isCancelled {
            let step = try await store.cleanUp(
                retention, at: now, limit: Self.stepCount, dryRun: false)
            if step.total == 0 { break }
            report += step
            // Lets other writers in before the next step.
            await Task.yield()
        }
        try await publisher.publish()
        if report.total > 0 { try await store.compact() }
        return report
    }
}
