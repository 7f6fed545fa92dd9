import Foundation
import GRDB
import Moderation

extension SQLiteStore: ReviewClaims {
    /// Claims a submission for a session; claims that have ended are forgotten on the way.
    public func claimForReview(
        _ id: SubmissionID, by actor: String, session: String, until: Date, at now: Date
    ) async throws -> String? {
        try await write { database in
            try Query("DELETE FROM review_claims WHERE until <= ? OR session = ?", in: database)
                .run(.date(now), .text(session))
            let holder = try Query(
                "SELECT actor FROM review_claims WHERE id = ? LIMIT 1", in: database
            ).first(.text(id.text)) { $0.text(0) }
            if let holder { return holder }
            try Query("INSERT INTO review_claims VALUES (?, ?, ?, ?)", in: database)
                .run(.text(session), .text(id.text), .text(actor), .date(until))
            return nil
        }
    }

    /// Gives up what a session had claimed.
    public func releaseReviewClaims(of session: String) async throws {
        try await write { database in
            try Query("DELETE FROM review_claims WHERE session = ?", in: database)
                .run(.text(session))
        }
    }
}
