import Foundation

/// A sender whom a moderator trusts or wants no more of.
public struct SenderEntry: Sendable, Hashable {
    /// What it does.
    public enum List: String, Sendable, Hashable, CaseIterable {
        /// Approves whatever the sender sends.
        case allow
        /// Makes spam of whatever the sender sends.
        case block
    }

    /// By what the sender is told, from the narrowest to the widest.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Name and e-mail address together, so that nobody can borrow trust by a name alone.
        case author
        /// The e-mail address.
        case email
        /// The host of the author's or source's URL.
        case host
        /// The network of the IP address.
        case network
        /// The domain of the e-mail address, or one above it.
        case domain
    }

    /// Its number in the list, from 1; never given again.
    public var number: Int64
    /// What it does.
    public var list: List
    /// By what the sender is told.
    public var kind: Kind
    /// The name, address, host or network as it was typed.
    public var value: String
    /// Who added it.
    public var actor: String
    /// When it was added.
    public var addedAt: Date
    /// From when it does nothing any more; nil means never.
    public var expiresAt: Date?
    /// A remark by the actor.
    public var note: String?

    /// Puts an entry together; only stores give numbers.
    public init(
        number: Int64 = 0, list: List, kind: Kind, value: String, actor: String, addedAt: Date,
        expiresAt: Date? = nil, note: String? = nil
    ) {
        self.number = number
        self.list = list
        self.kind = kind
        self.value = value
        self.actor = actor
        self.addedAt = addedAt
        self.expiresAt = expiresAt
        self.note = note
    }
}
