/// Recognises senders by what they typed and where they sent it from.
public protocol SenderRecognition: Sendable {
    /// The normalised names under which a store counts the sender of `submission`.
    func identities(of submission: Submission) -> Identities
}
