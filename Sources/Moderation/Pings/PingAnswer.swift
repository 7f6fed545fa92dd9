/// What a sender of a ping is told at once.
public enum PingAnswer: Sendable, Hashable {
    /// Stored; its source will be looked at.
    case accepted(SubmissionID)
    /// This source has sent for this target before; with `isUpdate` it will be looked at again.
    case repeated(SubmissionID, isUpdate: Bool)
    /// Not stored.
    case refused(PingRefusal)

    /// The submission it is about.
    public var id: SubmissionID? {
        switch self {
        case .accepted(let id), .repeated(let id, _): id
        case .refused: nil
        }
    }
}

/// Why a ping is not stored.
public struct PingRefusal: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Reason: String, Sendable, Hashable {
        /// The source is no URL of a page on the public web.
        case source
        /// The target is no page of ours.
        case target
        /// Source and target are the same page.
        case same
        /// Such pings are not taken.
        case denied
        /// Too many wait already; later it may be taken.
        case busy
        /// A field is not as it must be.
        case malformed
    }

    /// What is wrong.
    public var reason: Reason
    /// One sentence for the sender.
    public var message: String

    /// Names a reason.
    public init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}
