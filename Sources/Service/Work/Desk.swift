import Foundation
import Logging
import Moderation

/// Everything that a request or a command can ask for, on one data folder.
public struct Desk: Sendable {
    /// The queue, the verdicts, the decisions.
    public let store: any SubmissionStore
    /// The published comments.
    public let repository: any CommentRepository
    /// What a sender must mend.
    public let fields: any FieldCheck
    /// Where the time comes from.
    public let clock: any WallClock
    /// New submissions.
    public let intake: Intake
    /// Orders to the repository.
    public let publisher: Publisher
    /// The text of a comment as safe HTML; nil if it has none.
    public let render: @Sendable (PublicComment) -> String?
    let makeID: @Sendable (Date) -> SubmissionID
    private let log: Logger

    /// Puts a desk together.
    ///
    /// - Parameters:
    ///   - store: The queue, the verdicts, the decisions.
    ///   - repository: The published comments.
    ///   - fields: What a sender must mend.
    ///   - senders: How a sender is recognised.
    ///   - clock: Where the time comes from.
    ///   - makeID: A new id for an instant, never the same twice.
    ///   - render: The text of a comment as safe HTML; nil if it has none.
    ///   - log: Where trouble is told.
    public init(
        store: any SubmissionStore, repository: any CommentRepository,
        fields: any FieldCheck, senders: any SenderRecognition, clock: any WallClock,
        makeID: @escaping @Sendable (Date) -> SubmissionID,
        render: @escaping @Sendable (PublicComment) -> String?, log: Logger
    ) {
        self.store = store
        self.repository = repository
        self.fields = fields
        self.clock = clock
        self.makeID = makeID
        self.render = render
        self.log = log
        intake = Intake(
            store: store, fields: fields, senders: senders, clock: clock, makeID: makeID)
        publisher = Publisher(outbox: store, repository: repository)
    }

    /// Makes decisions as one batch and publishes what follows from them.
    ///
    /// - Returns: an outcome for each request, in order.
    /// - Throws: what the store throws. If only the publishing fails, the decisions stand, the
    ///   orders wait, and the failure is logged.
    public func decide(
        _ requests: [DecisionRequest], actor: String
    ) async throws -> [DecisionOutcome] {
        let outcomes = try await record(requests, batch: makeID(clock.now()).text, actor: actor)
        await publishOrLog()
        return outcomes
    }

    /// Makes decisions under the name of a batch, and leaves the publishing to the caller.
    ///
    /// - Returns: an outcome for each request, in order.
    /// - Throws: what the store throws.
    public func record(
        _ requests: [DecisionRequest], batch: String, actor: String
    ) async throws -> [DecisionOutcome] {
        var refused: [Int: DecisionOutcome] = [:]
        for (position, request) in requests.enumerated() {
            refused[position] = try await refusal(of: request)
        }
        let sound = requests.indices.filter { refused[$0] == nil }
        let outcomes = try await store.decide(
            sound.map { requests[$0] }, batch: batch, actor: actor, at: clock.now())
        var next = outcomes.makeIterator()
        return requests.indices.compactMap { refused[$0] ?? next.next() }
    }

    /// Publishes what is ordered; a failure is logged, and the orders wait.
    public func publishOrLog() async {
        do {
            try await publisher.publish()
        } catch {
            log.error("cannot publish yet, will try again", metadata: ["error": "\(error)"])
        }
    }

    /// Why an edit can't be made: its text would be refused of a commenter too.
    private func refusal(of request: DecisionRequest) async throws -> DecisionOutcome? {
        guard request.action == .edit else { return nil }
        guard let edit = request.edit else {
            return DecisionOutcome(
                id: request.id, result: .refused("an edit must say what to change"), status: nil,
                revision: nil)
        }
        guard var stored = try await store.submission(request.id) else { return nil }
        stored.submission.apply(edit)
        let touched = ["content", "author.name", "author.url"]
        let problems = fields.problems(in: stored.submission).filter { touched.contains($0.field) }
        guard !problems.isEmpty else { return nil }
        let reason = problems.map(\.description).joined(separator: "; ")
        return DecisionOutcome(
            id: request.id, result: .refused(reason), status: stored.status,
            revision: stored.revision)
    }
}
