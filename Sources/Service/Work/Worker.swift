import Foundation
import Logging
import Moderation

/// Judges what is queued.
///
/// Any number of workers may run at once, in one process or many. What a killed worker had claimed
/// is judged by another when the lease has run out.
public struct Worker: Sendable {
    /// How a worker goes about it.
    public struct Settings: Sendable, Hashable {
        /// How many submissions are claimed at once; twice as many are under way at most.
        public var batchCount: Int
        /// How long a claim stands.
        public var lease: Duration
        /// How often a submission is tried before it is held.
        public var attempts: Int
        /// How many are judged at the same time; nil for one on every core.
        public var concurrency: Int?

        /// 250 at once, for one minute, three times, on every core.
        public init(
            batchCount: Int = 250, lease: Duration = .seconds(60), attempts: Int = 3,
            concurrency: Int? = nil
        ) {
            self.batchCount = batchCount
            self.lease = lease
            self.attempts = attempts
            self.concurrency = concurrency
        }
    }

    private let queue: any SubmissionQueue
    private let bench: any Bench
    private let clock: any WallClock
    private let mail: (any MailDomainLookup)?
    private let settings: Settings
    private let log: Logger

    /// Puts a worker together.
    ///
    /// With `mail`, the DNS is asked about the e-mail domains of a whole batch before it is judged;
    /// that takes no longer than the lookup's time limit.
    public init(
        queue: any SubmissionQueue, bench: any Bench, clock: any WallClock,
        mail: (any MailDomainLookup)? = nil, settings: Settings = Settings(), log: Logger
    ) {
        self.queue = queue
        self.bench = bench
        self.clock = clock
        self.mail = mail
        self.settings = settings
        self.log = log
    }

    /// Judges until nothing is left to claim.
    ///
    /// While one batch is judged, the verdicts on the one before are recorded and then the one
    /// after is claimed, so that neither the cores nor the disk wait for each other. What is judged
    /// has therefore seen all verdicts but those on its own batch and the one before.
    ///
    /// - Parameter judged: Called after each batch with what was recorded.
    /// - Returns: the number judged.
    /// - Throws: what the queue throws; what was claimed comes free again with its lease.
    @discardableResult
    public func drain(
        judged: ([Judgement]) async throws -> Void = { _ in }
    ) async throws -> Int {
        var count = 0
        var batch: Batch?
        var unrecorded: [Judgement]?
        repeat {
            let before = unrecorded ?? []
            let claimsNext = isNextWanted(after: batch) && !Task.isCancelled
            async let turn = turnOver(before, claimsNext: claimsNext)
            // What may have stopped a worker must not take others' verdicts with it.
            if batch?.isSuspect == true { _ = try await turn }
            unrecorded = if let batch { try await judgements(on: batch) } else { nil }
            let (recorded, next) = try await turn
            count += recorded.count
            if !recorded.isEmpty { try await judged(recorded) }
            batch = next
        } while batch != nil || unrecorded != nil
        return count
    }

    /// Submissions claimed together.
    private struct Batch: Sendable {
        var claims: [Claim]
        var claimedAt: Date

        /// Whether it was claimed before by a worker that did not finish it.
        var isSuspect: Bool { claims.contains { $0.attempt > 0 } }
    }

    /// Whether to claim another batch while this one is judged: one that is not full was the last
    /// there was, and more may have come when it is done.
    private func isNextWanted(after batch: Batch?) -> Bool {
        guard let batch else { return true }
        return batch.claims.count >= settings.batchCount && !batch.isSuspect
    }

    /// Records verdicts and then claims the next batch.
    ///
    /// - Returns: the verdicts that counted; the batch, nil if there is nothing to claim or
    ///   none was to be claimed.
    private func turnOver(
        _ judgements: [Judgement], claimsNext: Bool
    ) async throws -> (recorded: [Judgement], next: Batch?) {
        var recorded: [Judgement] = []
        if !judgements.isEmpty {
            let counted = Set(try await queue.record(judgements, at: clock.now()))
            recorded = judgements.filter { counted.contains($0.claim.id) }
        }
        guard claimsNext else { return (recorded, nil) }
        let now = clock.now()
        let leaseEnd = now.addingTimeInterval(settings.lease.seconds)
        let claims = try await queue.claim(settings.batchCount, until: leaseEnd, at: now)
        return (recorded, claims.isEmpty ? nil : Batch(claims: claims, claimedAt: now))
    }

    private func judgements(on batch: Batch) async throws -> [Judgement] {
        let judge = bench.judge()
        let exhausted = batch.claims.filter { $0.attempt >= settings.attempts }
        if !exhausted.isEmpty { try await giveUp(exhausted) }
        let fresh = await withMailDomains(
            batch.claims.filter { $0.attempt < settings.attempts }, judge)
        return await judgements(on: fresh, by: judge, at: batch.claimedAt)
    }

    /// The claims with what the DNS says of their senders' domains.
    private func withMailDomains(_ claims: [Claim], _ judge: any Judge) async -> [Claim] {
        guard let mail else { return claims }
        let senders = claims.map { judge.identities(of: $0.submission) }
        let states = await mail.states(for: senders)
        return zip(claims, states).map { claim, state in
            var claim = claim
            claim.history.mailDomain = state
            return claim
        }
    }

    private func giveUp(_ claims: [Claim]) async throws {
        for claim in claims {
            log.error("held: no worker could finish it", metadata: ["id": "\(claim.id)"])
        }
        try await queue.release(
            claims, error: "\(settings.attempts) workers stopped while they judged it",
            attempts: 0, at: clock.now())
    }

    private func judgements(
        on claims: [Claim], by judge: any Judge, at now: Date
    ) async -> [Judgement] {
        await claims.mapped(inSharesOf: share(of: claims.count)) { claim in
            let verdict = judge.verdict(on: claim.submission, history: claim.history, at: now)
            return Judgement(claim: claim, verdict: verdict)
        }
    }

    /// How many of so many submissions are judged by one task.
    private func share(of count: Int) -> Int {
        // Several shares for each core: others of our tasks run beside the judging.
        let tasks = settings.concurrency ?? 4 * ProcessInfo.processInfo.activeProcessorCount
        return max(16, (count + tasks - 1) / max(1, tasks))
    }
}

extension Duration {
    /// The length in seconds.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
