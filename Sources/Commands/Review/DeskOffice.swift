import Filters
import Foundation
import Moderation
import Review
import Service
import Synchronization

/// A review's office on a desk: what a moderator asks for is done in the store.
struct DeskOffice: ReviewOffice {
    let desk: Desk
    let actor: String
    /// The session's id; its batches are `<session>/0001`, `<session>/0002` and so on, so that it
    /// can be undone as one.
    let session: String
    /// The folder of the rules.
    let filters: String
    let senders = SenderReader()
    let batches = BatchNumbers()

    /// How long others are kept away from a submission that someone looks at.
    static let claimSpan: TimeInterval = 300
    /// The most that is looked through for the members of a group.
    static let searchedCount = 50_000
    static let pageCount = 500

    init(desk: Desk, actor: String, session: String, filters: String) {
        self.desk = desk
        self.actor = actor
        self.session = session
        self.filters = filters
    }

    func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage {
        try await desk.store.submissions(matching: query)
    }

    func count(matching query: SubmissionQuery) async throws -> Int {
        try await desk.store.counts(matching: query).values.reduce(0, +)
    }

    func card(of id: SubmissionID) async throws -> ReviewCard? {
        guard let stored = try await desk.store.submission(id) else { return nil }
        let history = try await desk.store.history(
            of: senders.identities(of: stored.submission), on: stored.submission.post.url,
            excluding: id, at: desk.clock.now())
        return ReviewCard(stored: stored, history: history)
    }

    func thread(around stored: StoredSubmission) async throws -> CommentThread {
        CommentThread(try desk.repository.comments(of: stored.postKey).comments)
    }

    func lastDecision(about id: SubmissionID) async throws -> Decision? {
        try await desk.store.decisions(about: id, before: nil, limit: 1).first
    }

    func decide(_ requests: [DecisionRequest]) async throws -> ReviewActs {
        let batch = batches.next(session)
        let outcomes = try await desk.record(requests, batch: batch, actor: actor)
        return ReviewActs(batch: batch, outcomes: outcomes, warning: await publish())
    }

    func undo(_ selection: UndoSelection) async throws -> ReviewActs {
        var selection = selection
        if case .latest = selection { selection = .latest(actor: actor) }
        let batch = batches.next(session)
        let outcomes = try await desk.store.undo(
            selection, batch: batch, actor: actor, at: desk.clock.now())
        return ReviewActs(batch: batch, outcomes: outcomes, warning: await publish())
    }

    /// Publishes what follows from decisions; what is wrong if it can't be done yet.
    private func publish() async -> String? {
        do {
            try await desk.publisher.publish()
            return nil
        } catch {
            return "done, but it can't be published yet: \(error)"
        }
    }

    func claim(_ id: SubmissionID) async throws -> String? {
        guard let claims = desk.store as? any ReviewClaims else { return nil }
        let now = desk.clock.now()
        let holder = try await claims.claimForReview(
            id, by: actor, session: session, until: now.addingTimeInterval(Self.claimSpan), at: now)
        // One's own other session, perhaps one that crashed, is no one to keep out of the way of.
        return holder == actor ? nil : holder
    }

    func releaseClaims() async throws {
        try await (desk.store as? any ReviewClaims)?.releaseReviewClaims(of: session)
    }
}

/// Numbers for a session's batches.
final class BatchNumbers: Sendable {
    private let last = Mutex(0)

    /// The next batch of a session; numbers have four digits, so that batches sort.
    func next(_ session: String) -> String {
        let number = last.withLock { last in
            last += 1
            return last
        }
        let digits = String(number)
        return "\(session)/\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
