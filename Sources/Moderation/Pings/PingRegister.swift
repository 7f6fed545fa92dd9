import Foundation

/// Remembers pings: which wait to be verified, and which pairs of pages are known.
///
/// Failure policy: a ping is acknowledged once it would survive a power cut. It is claimed under a
/// lease, and if its claimer dies another verifies it. It enters the queue only with a report, so
/// that a judge never sees one that nobody has looked at. What waits here is of no concern to
/// comments: the queue does not know of it.
public protocol PingRegister: Sendable {
    /// Stores a ping durably, unless its pair is known or too many wait.
    ///
    /// A webmention for a known pair becomes due to be looked at again.
    func register(_ ping: NewPing, limits: PingLimits) async throws -> PingAnswer

    /// Takes up to `limit` pings that are due, no two of one host, and none of a host that was
    /// asked less than `interval` ago.
    func claimPings(
        _ limit: Int, until leaseEnd: Date, interval: Duration, at now: Date
    ) async throws -> [PingClaim]

    /// Notes what a look has found, before the submission is queued or changed for it.
    ///
    /// - Returns: false if the claim stands no more.
    func note(_ report: PingReport, on claim: PingClaim, at now: Date) async throws -> Bool

    /// Ends a claim: the ping is looked at again at `next`, or if that is nil never.
    ///
    /// With `isVerified` its submission is queued by now.
    func settle(_ claim: PingClaim, isVerified: Bool, next: Date?, at now: Date) async throws

    /// Gives a published or held ping a new title and excerpt and has it judged anew.
    ///
    /// - Returns: false if nothing has changed, or it is neither published, held nor queued.
    func renew(
        _ id: SubmissionID, title: String?, excerpt: String?, at now: Date
    ) async throws -> Bool

    /// What the last look at a ping's source found; nil if nobody has looked.
    func report(on id: SubmissionID) async throws -> PingReport?

    /// Pings that wait to be verified, those due first.
    func waitingPings(limit: Int) async throws -> [WaitingPing]

    /// When the next is due; nil if none is.
    func nextPing() async throws -> Date?

    /// Forgets up to `limit` pairs whose submission clean-up has removed, so that they may come
    /// again. Those that a moderator deleted for good are remembered.
    func forgetPings(limit: Int) async throws -> Int

    /// Remembers that a mention was sent; see `SentPing`.
    func rememberSent(_ ping: SentPing) async throws

    /// What was sent from a page.
    func sentPings(from source: String) async throws -> [SentPing]
}

/// A ping ready to be stored.
public struct NewPing: Sendable, Hashable {
    /// The id that its submission will have.
    public var id: SubmissionID
    /// What was sent.
    public var submission: Submission
    /// The two pages.
    public var pair: PingPair
    /// The time of receipt.
    public var receivedAt: Date

    /// Puts together what is to be stored.
    public init(id: SubmissionID, submission: Submission, pair: PingPair, receivedAt: Date) {
        self.id = id
        self.submission = submission
        self.pair = pair
        self.receivedAt = receivedAt
    }
}

/// How many pings may wait to be verified.
public struct PingLimits: Sendable, Hashable {
    /// From one host.
    public var perHost: Int
    /// From all together.
    public var total: Int

    /// 100 from one host, 10,000 from all.
    public init(perHost: Int = 100, total: Int = 10_000) {
        self.perHost = perHost
        self.total = total
    }
}

/// A ping in the hands of one verifier.
public struct PingClaim: Sendable, Hashable {
    /// The submission's id.
    public var id: SubmissionID
    /// What was sent.
    public var submission: Submission
    /// All URLs that the target is known by.
    public var targets: [String]
    /// When it was received.
    public var receivedAt: Date
    /// How often its source was looked at in vain since it was last seen.
    public var attempt: Int
    /// Whether its submission is queued already, so that this is another look.
    public var isKnown: Bool
    /// Where its submission stands; nil if it is not queued yet, or there no more.
    public var status: Status?
    /// Marks this claim among all claims of this ping.
    public var token: Int64

    /// Puts a claim together.
    public init(
        id: SubmissionID, submission: Submission, targets: [String], receivedAt: Date,
        attempt: Int, isKnown: Bool, status: Status?, token: Int64
    ) {
        self.id = id
        self.submission = submission
        self.targets = targets
        self.receivedAt = receivedAt
        self.attempt = attempt
        self.isKnown = isKnown
        self.status = status
        self.token = token
    }
}

/// A ping that waits to be verified, for listings.
public struct WaitingPing: Sendable, Hashable {
    /// The submission's id.
    public var id: SubmissionID
    /// In which way it was sent.
    public var kind: SubmissionKind
    /// The page that is said to link here.
    public var source: String
    /// The page that is said to be linked to.
    public var target: String
    /// When it was received.
    public var receivedAt: Date
    /// When its source is looked at next.
    public var dueAt: Date
    /// How often it was looked at in vain.
    public var attempts: Int
    /// Why; nil if it was not looked at yet.
    public var failure: String?

    /// Puts a row together.
    public init(
        id: SubmissionID, kind: SubmissionKind, source: String, target: String, receivedAt: Date,
        dueAt: Date, attempts: Int, failure: String?
    ) {
        self.id = id
        self.kind = kind
        self.source = source
        self.target = target
        self.receivedAt = receivedAt
        self.dueAt = dueAt
        self.attempts = attempts
        self.failure = failure
    }
}

/// A mention that we have sent, or tried to.
public struct SentPing: Sendable, Hashable {
    /// Our page.
    public var source: String
    /// The page that it links to.
    public var target: String
    /// Where it was sent to; nil if the target names no endpoint.
    public var endpoint: String?
    /// In which way; nil if the target names no endpoint.
    public var kind: SubmissionKind?
    /// Whether it was taken.
    public var isDone: Bool
    /// What was answered, in one line.
    public var answer: String
    /// When.
    public var sentAt: Date

    /// Puts a row together.
    public init(
        source: String, target: String, endpoint: String?, kind: SubmissionKind?, isDone: Bool,
        answer: String, sentAt: Date
    ) {
        self.source = source
        self.target = target
        self.endpoint = endpoint
        self.kind = kind
        self.isDone = isDone
        self.answer = answer
        self.sentAt = sentAt
    }
}
