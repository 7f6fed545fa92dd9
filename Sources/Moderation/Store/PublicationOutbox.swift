/// What the repository has yet to be told.
///
/// A change of status and the order to publish or withdraw are one transaction; carrying out the
/// order comes after, and is repeated after a crash. Call `pendingPublications` only while
/// holding the repository exclusively, so that two publishers never cross.
public protocol PublicationOutbox: Sendable {
    /// Up to `limit` orders, oldest first, each with what is true of its submission now.
    ///
    /// Orders for the posts in `excluded` are passed over and stay, so that a post that can't be
    /// written does not keep others from being published.
    func pendingPublications(
        limit: Int, excluding excluded: Set<PostKey>
    ) async throws -> PublicationOrders

    /// Forgets orders that have been carried out.
    func settle(_ orders: PublicationOrders) async throws

    /// Orders everything approved to be published anew, to rebuild a lost repository.
    ///
    /// - Returns: the number of comments ordered.
    func republishAll() async throws -> Int
}

extension PublicationOutbox {
    /// Up to `limit` orders for any posts, oldest first.
    public func pendingPublications(limit: Int) async throws -> PublicationOrders {
        try await pendingPublications(limit: limit, excluding: [])
    }
}
