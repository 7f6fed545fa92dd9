/// The kinds of records that are asked for (RFC 1035 §3.2.2, RFC 3596 §2.1).
public enum RecordType: UInt16, Sendable, Hashable {
    /// An IPv4 address.
    case a = 1
    /// A host that takes mail.
    case mx = 15
    /// An IPv6 address.
    case aaaa = 28
}
