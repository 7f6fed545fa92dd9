import Foundation
import Moderation

/// Takes submissions in: checks their fields, names them, and stores them durably.
public struct Intake: Sendable {
    /// What became of one submission.
    public enum Outcome: Sendable, Hashable {
        /// Stored; it will be judged.
        case accepted(Receipt)
        /// Not stored; the sender must mend these fields.
        case refused([FieldProblem])
    }

    private let queue: any SubmissionQueue
    private let fields: any FieldCheck
    private let senders: any SenderRecognition
    private let clock: any WallClock
    private let makeID: @Sendable (Date) -> SubmissionID

    /// The greatest number of submissions in one transaction.
    static let groupCount = 1_000

    /// Puts an intake together.
    ///
    /// - Parameter makeID: A new id for an instant, never the same twice.
    public init(
        queue: any SubmissionQueue, fields: any FieldCheck, senders: any SenderRecognition,
        clock: any WallClock, makeID: @escaping @Sendable (Date) -> SubmissionID
    ) {
        self.queue = queue
        self.fields = fields
        self.senders = senders
        self.clock = clock
        self.makeID = makeID
    }

    /// Stores what can be accepted, as one group, and says for each what became of it.
    ///
    /// - Returns: an outcome for each submission, in order, once the accepted ones are durable.
    /// - Throws: what the queue throws; then none of them counts as acknowledged.
    public func accept(_ submissions: [Submission]) async throws -> [Outcome] {
        let now = clock.now()
        let problems = submissions.map(fields.problems(in:))
        let accepted = zip(submissions, problems).filter { $0.1.isEmpty }.map { submission, _ in
            NewSubmission(
                id: makeID(now), submission: submission,
                identities: senders.identities(of: submission), receivedAt: now)
        }
        var receipts: [Receipt] = []
        for start in stride(from: 0, to: accepted.count, by: Self.groupCount) {
            let group = accepted[start..<min(start + Self.groupCount, accepted.count)]
            receipts += try await queue.enqueue(Array(group))
        }
        var next = receipts.makeIterator()
        return problems.map { problems in
            problems.isEmpty ? next.next().map(Outcome.accepted) ?? .refused([]) : .refused(problems)
        }
    }
}
