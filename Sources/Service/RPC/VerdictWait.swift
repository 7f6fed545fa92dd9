import Foundation
import Moderation

/// Waits for a worker, here or in another process, to judge a submission.
struct VerdictWait: Sendable {
    let desk: Desk
    let limit: Duration

    /// The submission with its verdict, published if approved; nil if the time ran out first.
    func verdict(on id: SubmissionID) async throws -> StoredSubmission? {
        let found = try await withThrowingTaskGroup(of: StoredSubmission?.self) { group in
            group.addTask { try await judged(id) }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        if found?.status == .approved { await desk.publishOrLog() }
        return found
    }

    private func judged(_ id: SubmissionID) async throws -> StoredSubmission? {
        let changes = desk.store.changes()
        if let done = try await found(id) { return done }
        for await _ in changes {
            if let done = try await found(id) { return done }
        }
        return nil
    }

    private func found(_ id: SubmissionID) async throws -> StoredSubmission? {
        guard let stored = try await desk.store.submission(id) else { return nil }
        return stored.status == .queued ? nil : stored
    }
}
