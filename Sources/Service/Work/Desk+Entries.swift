import Moderation

extension Desk {
    /// Takes decisions and entries on moderators' lists back, and publishes what follows from that.
    ///
    /// - Throws: what the store throws.
    public func takeBack(_ selection: UndoSelection, actor: String) async throws -> TakenBack {
        let now = clock.now()
        let taken = try await store.takeBack(
            selection, batch: makeID(now).text, actor: actor, at: now)
        if !taken.outcomes.isEmpty { await publishOrLog() }
        return taken
    }

    /// Puts an entry on a moderators' list.
    ///
    /// - Throws: what the store throws.
    public func add(_ entry: SenderEntry, identity: String) async throws -> EntryAct {
        try await store.add(entry, identity: identity, batch: makeID(entry.addedAt).text)
    }

    /// Takes an entry off its list; nil if it is on none.
    ///
    /// - Throws: what the store throws.
    public func removeEntry(_ number: Int64, actor: String) async throws -> EntryAct? {
        let now = clock.now()
        return try await store.removeEntry(
            number, batch: makeID(now).text, actor: actor, at: now)
    }
}
