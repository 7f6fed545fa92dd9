import Foundation

/// Lets moderators who work at the same time see different submissions.
///
/// A claim keeps nobody from deciding; that nothing is decided twice is what revisions are for. It
/// says that someone looks at a submission just now, and ends by itself.
public protocol ReviewClaims: Sendable {
    /// Claims a submission for a session, or claims it for longer, and gives up whatever else the
    /// session had claimed.
    ///
    /// - Parameters:
    ///   - id: The submission; it need not exist.
    ///   - actor: Who looks at it, for others to read.
    ///   - session: The session; an actor may have several.
    ///   - until: When the claim ends.
    ///   - now: The time by which others' claims have ended or not.
    /// - Returns: who looks at it already, in another session; the claim is theirs still. Nil if it
    ///   is ours now.
    /// - Throws: what the store throws; nothing is claimed then.
    func claimForReview(
        _ id: SubmissionID, by actor: String, session: String, until: Date, at now: Date
    ) async throws -> String?

    /// Gives up what a session had claimed.
    func releaseReviewClaims(of session: String) async throws
}
