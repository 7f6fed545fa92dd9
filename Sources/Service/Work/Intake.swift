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

    private let store: any SubmissionQueue & SubmissionCatalog
    private let fields: any FieldCheck
    private let senders: any SenderRecognition
    private let clock: any WallClock
    private let makeID: @Sendable (Date) -> SubmissionID

    /// The greatest number of submissions in one transaction.
    static let groupCount = 1_000

    /// Puts an intake together.
    ///
    /// - Parameters:
    ///   - store: Where submissions go, and where a parent is looked up.
    ///   - fields: What a sender must mend.
    ///   - senders: How a sender is recognised.
    ///   - clock: The time of receipt.
    ///   - makeID: A new id for an instant, never the same twice.
    public init(
        store: any SubmissionQueue & SubmissionCatalog, fields: any FieldCheck,
        senders: any SenderRecognition,
        clock: any WallClock, makeID: @escaping @Sendable (Date) -> SubmissionID
    ) {
        self.store = store
        self.fields = fields
        self.senders = senders
        self.clock = clock
        self.makeID = makeID
    }

    /// Stores what can be accepted, as one group, and says for each what became of it.
    ///
    /// - Returns: an outcome for each submission, in order, once the accepted ones are durable.
    /// - Throws: what the store throws; then none of them counts as acknowledged.
    public func accept(_ submissions: [Submission]) async throws -> [Outcome] {
        let now = clock.now()
        let seen = await submissions.mapped(inSharesOf: Self.shareCount, look)
        var problems = seen.map(\.problems)
        var accepted: [NewSubmission] = []
        for (position, submission) in submissions.enumerated() where problems[position].isEmpty {
            var submission = submission
            guard try await findParent(of: &submission, among: accepted) else {
                problems[position] = [Self.unknownParent]
                continue
            }
            accepted.append(
                NewSubmission(
                    id: makeID(now), submission: submission,
                    identities: seen[position].identities, receivedAt: now))
        }
        var receipts: [Receipt] = []
        for start in stride(from: 0, to: accepted.count, by: Self.groupCount) {
            let group = accepted[start..<min(start + Self.groupCount, accepted.count)]
            receipts += try await store.enqueue(Array(group))
        }
        var next = receipts.makeIterator()
        return problems.map { problems in
            problems.isEmpty
                ? next.next().map(Outcome.accepted) ?? .refused([]) : .refused(problems)
        }
    }

    /// Submissions looked at by one task.
    private static let shareCount = 64

    /// What can be said of a submission without knowing any other.
    private struct Look {
        var problems: [FieldProblem]
        /// How its sender is recognised; empty where there are problems.
        var identities = Identities()
    }

    private func look(at submission: Submission) -> Look {
        var look = Look(problems: fields.problems(in: submission))
        if look.problems.isEmpty { look.identities = senders.identities(of: submission) }
        return look
    }

    private static let unknownParent = FieldProblem(
        field: "parent_key", reason: "unknown",
        message: "no submission was sent with this key")

    /// Turns the parent's key into its id; false if nobody has that key.
    private func findParent(
        of submission: inout Submission, among group: [NewSubmission]
    ) async throws -> Bool {
        guard let key = submission.parentKey else { return true }
        let stored = try await store.submission(forKey: key)?.id
        guard let parent = stored ?? group.first(where: { $0.submission.key == key })?.id else {
            return false
        }
        submission.parent = parent
        submission.parentKey = nil
        return true
    }
}
