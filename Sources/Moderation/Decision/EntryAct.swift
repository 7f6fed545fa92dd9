import Foundation

/// What was done to an entry on a moderators' list, as the log keeps it.
public struct EntryAct: Sendable, Hashable {
    /// What was done.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// It was put on the list.
        case add
        /// It was taken off the list.
        case remove
    }

    /// Its number in the log, among those of decisions.
    public var number: Int64
    /// The command or session it belongs to; undone as one.
    public var batch: String
    /// What was done.
    public var action: Action
    /// To which entry.
    public var entry: SenderEntry
    /// Who did it.
    public var actor: String
    /// When.
    public var at: Date
    /// The batch that undid it, if one did.
    public var undoneBy: String?
    /// The act that this one undid, if it did.
    public var undoes: Int64?

    /// Puts an act together; only stores do.
    public init(
        number: Int64, batch: String, action: Action, entry: SenderEntry, actor: String, at: Date,
        undoneBy: String? = nil, undoes: Int64? = nil
    ) {
        self.number = number
        self.batch = batch
        self.action = action
        self.entry = entry
        self.actor = actor
        self.at = at
        self.undoneBy = undoneBy
        self.undoes = undoes
    }
}
