import Foundation
import Moderation

/// A blog on which submissions are tried: it has a store of its own, where each arrives, is judged by
/// what is known of the others, and stays.
struct TrialBlog {
    private let store: any SubmissionStore
    private var random = SeededNumbers(seed: 1)

    init(_ store: any SubmissionStore) { self.store = store }

    /// Receives a submission.
    ///
    /// - Returns: the claim on it, with what the blog knows at that moment.
    /// - Throws: what the store throws, or ``TrialError``.
    mutating func receive(
        _ submission: Submission, _ identities: Identities, at now: Date
    ) async throws -> Claim {
        var submission = submission
        // In a corpus a key may come twice; here each line is a submission of its own.
        submission.key = nil
        let arrival = NewSubmission(
            id: SubmissionID(at: now, using: &random), submission: submission,
            identities: identities, receivedAt: now)
        _ = try await store.enqueue([arrival])
        let claims = try await store.claim(1, until: now.addingTimeInterval(60), at: now)
        guard let claim = claims.first, claim.id == arrival.id else { throw TrialError() }
        return claim
    }

    /// Stores the verdict on a claim.
    func record(_ verdict: Verdict, on claim: Claim, at now: Date) async throws {
        _ = try await store.record([Judgement(claim: claim, verdict: verdict)], at: now)
    }

    /// A moderator says what it is.
    func decide(_ id: SubmissionID, isSpam: Bool, at now: Date) async throws {
        let request = DecisionRequest(id: id, action: isSpam ? .spam : .approve)
        _ = try await store.decide([request], batch: id.text, actor: "moderator", at: now)
    }
}

/// A trial's store doesn't give back what it took; a fault of ours.
struct TrialError: Error {}
