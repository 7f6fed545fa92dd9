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
        /// How many submissions are claimed at once.
        public var batchCount: Int
        /// How long a claim stands.
        public var lease: Duration
        /// How often a submission is tried before it is held.
        public var attempts: Int
        /// How many are judged at the same time; nil for one on every core.
        public var concurrency: Int?

        /// 500 at once, for one minute, three times, on every core.
        public init(
            batchCount: Int = 500, lease: Duration = .seconds(60), attempts: Int = 3,
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
    /// - Parameter judged: Called after each batch with what was recorded.
    /// - Returns: the number judged.
    /// - Throws: what the queue throws; what was claimed comes free again with its lease.
    @discardableResult
    public func drain(
        judged: @Sendable ([Judgement]) async throws -> Void = { _ in }
    ) async throws -> Int {
        var count = 0
        while !Task.isCancelled {
            let batch = try await judgeBatch()
            guard let batch else { break }
            count += batch.count
            if !batch.isEmpty { try await judged(batch) }
        }
        return count
    }

    /// Claims and judges one batch; nil if there was nothing to claim.
    private func judgeBatch() async throws -> [Judgement]? {
        let now = clock.now()
        let leaseEnd = now.addingTimeInterval(settings.lease.seconds)
        let claims = try await queue.claim(settings.batchCount, until: leaseEnd, at: now)
        guard !claims.isEmpty else { return nil }
        let judge = bench.judge()
        let exhausted = claims.filter { $0.attempt >= settings.attempts }
        if !exhausted.isEmpty { try await giveUp(exhausted) }
        let fresh = await withMailDomains(
            claims.filter { $0.attempt < settings.attempts }, judge)
        let judgements = await judgements(on: fresh, by: judge, at: now)
        let counted = Set(try await queue.record(judgements, at: clock.now()))
        return judgements.filter { counted.contains($0.claim.id) }
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
        let width = max(1, settings.concurrency ?? ProcessInfo.processInfo.activeProcessorCount)
        let share = max(16, (claims.count + width - 1) / width)
        return await withTaskGroup(of: (Int, [Judgement]).self) { group in
            for start in stride(from: 0, to: claims.count, by: share) {
                let part = claims[start..<min(start + share, claims.count)]
                group.addTask {
                    let judgements = part.map { claim in
                        let verdict = judge.verdict(
                            on: claim.submission, history: claim.history, at: now)
                        return Judgement(claim: claim, verdict: verdict)
                    }
                    return (start, judgements)
                }
            }
            let parts = await group.reduce(into: []) { $0.append($1) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}

extension Duration {
    /// The length in seconds.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
