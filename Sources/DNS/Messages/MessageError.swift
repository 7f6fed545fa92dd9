/// Why bytes are not a DNS message.
public enum MessageError: Error, Sendable, Hashable {
    /// The bytes end in the middle of something.
    case truncated
    /// A name is longer than 255 bytes, points forward, or uses a label of an unknown kind.
    case badName
    /// A record's data is not what its type says.
    case badRecord
}
