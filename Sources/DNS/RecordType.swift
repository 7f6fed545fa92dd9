/// The kinds of records that are asked for or looked at.
public enum RecordType: UInt16, Sendable, Hashable {
    /// An IPv4 address (RFC 1035 §3.4.1).
    case a = 1
    /// A server of the zone (RFC 1035 §3.3.11).
    case ns = 2
    /// Another name for the same (RFC 1035 §3.3.1).
    case cname = 5
    /// The start of a zone (RFC 1035 §3.3.13).
    case soa = 6
    /// A host that takes mail (RFC 1035 §3.3.9).
    case mx = 15
    /// An IPv6 address (RFC 3596 §2.1).
    case aaaa = 28
}
