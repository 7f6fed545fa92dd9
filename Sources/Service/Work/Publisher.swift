import Moderation

/// Carries out the store's orders to the repository.
public struct Publisher: Sendable {
    private let outbox: any PublicationOutbox
    private let repository: any CommentRepository

    /// How many orders are carried out between two looks at the store.
    static let batchCount = 500

    /// Publishes what `outbox` orders into `repository`.
    public init(outbox: any PublicationOutbox, repository: any CommentRepository) {
        self.outbox = outbox
        self.repository = repository
    }

    /// Carries out every order there is, and returns how many.
    ///
    /// It may be stopped anywhere: an order is forgotten only after it has reached the disk, and
    /// carrying it out twice does no harm.
    ///
    /// - Throws: what the store or the repository throws; the orders left stay where they are.
    @discardableResult
    public func publish() async throws -> Int {
        let outbox = outbox
        return try await repository.exclusively { writer in
            var count = 0
            while true {
                let orders = try await outbox.pendingPublications(limit: Self.batchCount)
                if orders.numbers.isEmpty { return count }
                try writer.apply(orders.changes)
                try await outbox.settle(orders)
                count += orders.numbers.count
            }
        }
    }

    /// Whether there is anything to publish; cheaper than taking the repository's lock.
    public func hasOrders() async throws -> Bool {
        try await !outbox.pendingPublications(limit: 1).numbers.isEmpty
    }
}
