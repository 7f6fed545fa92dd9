/// What a backend can ask for.
public enum RPCMethod: String, Sendable, Hashable, CaseIterable {
    /// Stores a submission durably, then acknowledges it.
    case submit
    /// Judges without storing.
    case check
    /// Where a submission stands.
    case status
    /// The approved comments of a post in thread order, with counts.
    case thread
    /// A moderator's decision.
    case decide
    /// A page of submissions.
    case list
    /// A submission with its verdict.
    case why
    /// What changed since a cursor.
    case events
    /// An XML-RPC request, `pingback.ping`, and its reply.
    case pingback
    /// A trackback's form and its reply.
    case trackback
    /// A webmention's form and its reply.
    case webmention
    /// Versions, limits, methods.
    case describe
}
