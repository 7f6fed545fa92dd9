/// What the repository has yet to be told.
///
/// A change of status and the order to publish or withdraw are one transaction; carrying out the
/// order comes after, and is repeated after a crash. Call `pendingPublications` only while
/// holding the repository exclusively, so that two publishers never cross.
public protocol PublicationOutbox: Sendable {
    /// Up to `limit` orders, oldest first, each with what is true of its submission now.
    func pendingPublications(limit: Int) async throws -> PublicationOrders

    /// Forgets orders that have been carried out.
    func settle(_ orders: PublicationOrders) async throws

    /// Orders everything approved to be published anew, to rebuild a lost repository.
    ///
    /// - Returns: the number of comments ordered.
    func republishAll() async throws -> Int
}

/// Orders to the repository, as changes to make.
public struct PublicationOrders: Sendable, Hashable {
    /// What to do.
    public var changes: RepositoryChanges
    /// The orders' numbers, for `settle`.
    public var numbers: [Int64]

    /// Joins changes and the orders they come from.
    public init(changes: RepositoryChanges, numbers: [Int64]) {
        self.changes = changes
        self.numbers = numbers
    }
}
