import Foundation

/// The durable queue between backends and workers.
///
/// Failure policy: a submission is acknowledged once it would survive a power cut. A worker claims
/// it under a lease; a worker that dies loses the lease, and another judges it. A verdict counts
/// only if its claim still stands and the submission is still queued, so each is judged once. A
/// submission that has failed `attempts` times is held with the last error as its reason; it is
/// never dropped and never approved for want of a verdict.
public protocol SubmissionQueue: Sendable {
    /// Stores submissions durably, in order, as one group.
    ///
    /// A submission whose key is known already is not stored again: its receipt names the first.
    func enqueue(_ submissions: [NewSubmission]) async throws -> [Receipt]

    /// Takes up to `limit` queued submissions, oldest first, that no one holds a lease on.
    ///
    /// One that was claimed before comes alone: it may be what stopped its worker, and must not
    /// take its neighbours with it.
    func claim(_ limit: Int, until leaseEnd: Date, at now: Date) async throws -> [Claim]

    /// Stores verdicts, with what follows from them: status, event, history, publication.
    ///
    /// Returns the ids of those that counted. The rest had been decided, deleted or claimed by
    /// another meanwhile.
    func record(_ judgements: [Judgement], at now: Date) async throws -> [SubmissionID]

    /// Gives claims back unjudged after a failure; those out of attempts are held.
    func release(_ claims: [Claim], error: String, attempts: Int, at now: Date) async throws

    /// Yields whenever there may be something new in the store, from this process or another.
    ///
    /// May yield without cause; yields soon after every `enqueue`. Ends when the task is cancelled.
    func changes() -> AsyncStream<Void>
}

/// A submission ready to be stored.
public struct NewSubmission: Sendable, Hashable {
    /// Its name for life.
    public var id: SubmissionID
    /// What was sent.
    public var submission: Submission
    /// How its sender is recognised.
    public var identities: Identities
    /// The time of receipt.
    public var receivedAt: Date

    /// Puts together what is to be stored.
    public init(
        id: SubmissionID, submission: Submission, identities: Identities, receivedAt: Date
    ) {
        self.id = id
        self.submission = submission
        self.identities = identities
        self.receivedAt = receivedAt
    }
}

/// The acknowledgement of a stored submission.
public struct Receipt: Sendable, Hashable {
    /// The id it is stored under.
    public var id: SubmissionID
    /// Where it stands: `queued`, or for a repeated key wherever the first has come to.
    public var status: Status
    /// Whether its key was known already, so that nothing was stored.
    public var isRepeat: Bool

    /// Puts a receipt together.
    public init(id: SubmissionID, status: Status, isRepeat: Bool) {
        self.id = id
        self.status = status
        self.isRepeat = isRepeat
    }
}

/// A queued submission in the hands of one worker.
public struct Claim: Sendable, Hashable {
    /// The submission.
    public var id: SubmissionID
    /// What was sent.
    public var submission: Submission
    /// What the blog knows of its sender.
    public var history: History
    /// Marks this claim among all claims ever made.
    public var token: Int64
    /// How often it was claimed before.
    public var attempt: Int

    /// Puts a claim together.
    public init(
        id: SubmissionID, submission: Submission, history: History, token: Int64, attempt: Int
    ) {
        self.id = id
        self.submission = submission
        self.history = history
        self.token = token
        self.attempt = attempt
    }
}

/// A claim with its verdict.
public struct Judgement: Sendable, Hashable {
    /// The claim that was judged.
    public var claim: Claim
    /// The answer.
    public var verdict: Verdict

    /// Joins a claim and its verdict.
    public init(claim: Claim, verdict: Verdict) {
        self.claim = claim
        self.verdict = verdict
    }
}
