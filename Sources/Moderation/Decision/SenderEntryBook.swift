import Foundation

/// Keeps whom moderators trust and whom they want no more of.
///
/// The narrowest entry that fits a sender counts, of equally narrow ones the newest. A sender's
/// `History` names it.
public protocol SenderEntryBook: Sendable {
    /// Puts an entry on its list, by its actor and at its time.
    ///
    /// - Parameters:
    ///   - entry: The entry; its number is given by the store.
    ///   - identity: By what the sender is recognised: the part of `Identities` for its kind, or the
    ///     domain in lower case, or the network.
    ///   - batch: The batch that it belongs to in the log.
    /// - Returns: what was done.
    /// - Throws: what the store throws.
    func add(
        _ entry: SenderEntry, identity: String, batch: String
    ) async throws -> EntryAct

    /// Takes an entry off its list; nil if it is on none.
    func removeEntry(
        _ number: Int64, batch: String, actor: String, at now: Date
    ) async throws -> EntryAct?

    /// The entries on a list, or on both, that have not expired, oldest first.
    func entries(on list: SenderEntry.List?, at now: Date) async throws -> [SenderEntry]

    /// The acts of the log that match, newest first; none if the query is about submissions.
    func entryActs(matching query: DecisionQuery) async throws -> [EntryAct]
}
