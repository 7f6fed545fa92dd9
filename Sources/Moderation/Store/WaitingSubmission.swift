import Foundation

/// A submission that waits, and where it claims to come from.
public struct WaitingSubmission: Sendable, Hashable {
    /// Where it stands: `queued` or `held`.
    public var status: Status
    /// The time of receipt.
    public var receivedAt: Date
    /// The e-mail address as sent.
    public var email: String?
    /// The author's URL, or for pings the source's, as sent.
    public var url: String?

    /// Puts a row together.
    public init(status: Status, receivedAt: Date, email: String?, url: String?) {
        self.status = status
        self.receivedAt = receivedAt
        self.email = email
        self.url = url
    }
}
