import Foundation
import Logging
import Moderation

/// Looks at the sources of pings, and brings what it finds into the queue.
///
/// Failure policy: a page that can't be looked at is tried again, later and later, for two days;
/// then its ping is queued with the failure, which holds it. A verifier that dies loses its lease,
/// and another looks; a ping that was queued by then is not queued twice.
public struct PingVerifier: Sendable {
    /// How a verifier goes about it.
    public struct Settings: Sendable, Hashable {
        /// How many pages are fetched at the same time.
        public var concurrency = 8
        /// How long a claim stands; longer than any look takes.
        public var lease: Duration = .seconds(120)
        /// Between two looks at pages of one host.
        public var interval: Duration = .seconds(1)
        /// After how long a page is tried again, by how often it was tried in vain.
        public var delays: [Duration] = [
            .seconds(60), .seconds(600), .seconds(3_600), .seconds(6 * 3_600), .seconds(43_200),
            .seconds(86_400),
        ]
        /// After how long a published ping's page is looked at again; nil means never.
        public var recheck: Duration? = .seconds(7 * 86_400)

        /// 8 at a time, a second apart for one host, six more tries in two days, again each week.
        public init() {}
    }

    /// How many pages are fetched at the same time.
    public var concurrency: Int { settings.concurrency }

    private let register: any PingRegister
    private let reader: any SourceReader
    private let senders: any SenderRecognition
    private let desk: Desk
    private let settings: Settings
    private let log: Logger

    /// Puts a verifier together.
    public init(
        register: any PingRegister, reader: any SourceReader, senders: any SenderRecognition,
        desk: Desk, settings: Settings = Settings(), log: Logger
    ) {
        self.register = register
        self.reader = reader
        self.senders = senders
        self.desk = desk
        self.settings = settings
        self.log = log
    }

    /// Claims what is due, up to `limit`.
    ///
    /// - Throws: what the store throws.
    public func claims(_ limit: Int) async throws -> [PingClaim] {
        let now = desk.clock.now()
        return try await register.claimPings(
            limit, until: now.addingTimeInterval(settings.lease.seconds),
            interval: settings.interval, at: now)
    }

    /// Looks at the source of one claim and does what follows.
    ///
    /// - Throws: what the store throws; the claim comes free with its lease.
    public func verify(_ claim: PingClaim) async throws {
        let report = await reader.report(
            on: claim.submission.source?.url ?? "", linkingTo: claim.targets)
        // What was interrupted says nothing about the page.
        if Task.isCancelled { return }
        let now = desk.clock.now()
        guard try await register.note(report, on: claim, at: now) else { return }
        let next =
            claim.isKnown
            ? try await review(claim, report, at: now) : try await admit(claim, report, at: now)
        guard let next else { return }
        try await register.settle(
            claim, isVerified: next.isVerified, next: next.at, at: desk.clock.now())
    }

    private struct Next {
        var isVerified: Bool
        var at: Date?
    }

    /// Queues a ping that was looked at for the first time; or has it tried again.
    private func admit(
        _ claim: PingClaim, _ report: PingReport, at now: Date
    ) async throws -> Next? {
        if report.failure != nil, report.isPassing, let delay = delay(claim) {
            log.info("will look again", metadata: Self.metadata(claim, report))
            return Next(isVerified: false, at: now.addingTimeInterval(delay.seconds))
        }
        if try await desk.store.submission(claim.id) == nil {
            var submission = claim.submission
            // A trackback's own words stay; what it did not say is taken from the page.
            let sent = submission.kind == .trackback ? submission.source : nil
            submission.source?.title = sent?.title ?? report.title
            submission.source?.excerpt = sent?.excerpt ?? report.excerpt
            _ = try await desk.store.enqueue([
                NewSubmission(
                    id: claim.id, submission: submission,
                    identities: senders.identities(of: submission), receivedAt: claim.receivedAt)
            ])
        }
        log.info("looked at", metadata: Self.metadata(claim, report))
        return Next(isVerified: true, at: report.linkFound == true ? nextCheck(now) : nil)
    }

    /// Brings a ping that is known up to date with its page.
    private func review(
        _ claim: PingClaim, _ report: PingReport, at now: Date
    ) async throws -> Next? {
        guard let status = claim.status, [.approved, .held, .queued].contains(status) else {
            return Next(isVerified: true, at: nil)
        }
        if report.failure != nil {
            let delay = report.isPassing ? delay(claim) : nil
            return Next(
                isVerified: true,
                at: delay.map { now.addingTimeInterval($0.seconds) } ?? nextCheck(now))
        }
        if report.isGone {
            try await withdraw(claim, report)
            return Next(isVerified: true, at: nil)
        }
        if claim.submission.kind != .trackback {
            let isNew = try await register.renew(
                claim.id, title: report.title, excerpt: report.excerpt, at: now)
            if isNew { log.info("the source has changed", metadata: Self.metadata(claim, report)) }
        }
        return Next(isVerified: true, at: nextCheck(now))
    }

    /// Puts a ping into the trash whose page is gone or links here no more.
    private func withdraw(_ claim: PingClaim, _ report: PingReport) async throws {
        let what = report.status.map { [404, 410].contains($0) ? "is gone (\($0))" : nil } ?? nil
        let note = "its source \(what ?? "links here no more")"
        _ = try await desk.decide(
            [DecisionRequest(id: claim.id, action: .trash, note: note)], actor: "winnow")
        log.info("withdrawn", metadata: Self.metadata(claim, report))
    }

    private func delay(_ claim: PingClaim) -> Duration? {
        settings.delays.indices.contains(claim.attempt) ? settings.delays[claim.attempt] : nil
    }

    private func nextCheck(_ now: Date) -> Date? {
        settings.recheck.map { now.addingTimeInterval($0.seconds) }
    }

    private static func metadata(_ claim: PingClaim, _ report: PingReport) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "id": "\(claim.id)", "source": "\(claim.submission.source?.url ?? "")",
        ]
        if let found = report.linkFound { metadata["link"] = "\(found)" }
        if let status = report.status { metadata["status"] = "\(status)" }
        if let failure = report.failure { metadata["failure"] = "\(failure)" }
        return metadata
    }
}
