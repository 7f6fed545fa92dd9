import Moderation

/// Carries out the store's orders to the repository.
///
/// Failure policy: a post that can't be written (a foreign file in its place, say) keeps its own
/// orders waiting and nobody else's. Where many can't, one after the other, the trouble is the
/// disk's, and the rest is not tried.
public struct Publisher: Sendable {
    private let outbox: any PublicationOutbox
    private let repository: any CommentRepository

    /// How many orders are carried out between two looks at the store.
    static let batchCount = 500
    /// After so many posts that failed in one run, the rest is left for the next.
    static let failureCount = 100

    /// Publishes what `outbox` orders into `repository`.
    public init(outbox: any PublicationOutbox, repository: any CommentRepository) {
        self.outbox = outbox
        self.repository = repository
    }

    /// Carries out every order that can be, and returns how many.
    ///
    /// It may be stopped anywhere: an order is forgotten only after it has reached the disk, and
    /// carrying it out twice does no harm.
    ///
    /// - Throws: what the store throws, at once; the first that the repository threw, after all
    ///   other posts have been tried. The orders left stay where they are.
    @discardableResult
    public func publish() async throws -> Int {
        let outbox = outbox
        return try await repository.exclusively { writer in
            var run = Run(outbox: outbox, writer: writer)
            return try await run.publish()
        }
    }

    /// Whether there is anything to publish; cheaper than taking the repository's lock.
    public func hasOrders() async throws -> Bool {
        try await !outbox.pendingPublications(limit: 1).isEmpty
    }

    /// One run, which remembers what failed.
    private struct Run {
        let outbox: any PublicationOutbox
        let writer: any RepositoryWriter
        var count = 0
        var failed: Set<PostKey> = []
        var firstError: (any Error)?

        mutating func publish() async throws -> Int {
            while failed.count < Publisher.failureCount {
                let orders = try await outbox.pendingPublications(
                    limit: Publisher.batchCount, excluding: failed)
                if orders.isEmpty { break }
                if apply(orders.changes) == nil {
                    try await settle(orders)
                } else {
                    try await publishSingly(orders.posts)
                }
                // What was ordered meanwhile is for the next run, or this one might never end.
                if orders.count < Publisher.batchCount { break }
            }
            if let firstError { throw firstError }
            return count
        }

        private mutating func publishSingly(_ posts: [PostOrders]) async throws {
            for post in posts where failed.count < Publisher.failureCount {
                if let error = apply(post.changes) {
                    failed.insert(post.post)
                    firstError = firstError ?? error
                } else {
                    try await settle(PublicationOrders(posts: [post]))
                }
            }
        }

        /// Makes the changes; the error, if they can't be made.
        private func apply(_ changes: RepositoryChanges) -> (any Error)? {
            do {
                try writer.apply(changes)
                return nil
            } catch {
                return error
            }
        }

        private mutating func settle(_ orders: PublicationOrders) async throws {
            try await outbox.settle(orders)
            count += orders.count
        }
    }
}
