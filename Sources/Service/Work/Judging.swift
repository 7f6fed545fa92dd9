import Moderation

/// Judges without storing: for `check`, and for looking at old verdicts anew.
public struct Judging: Sendable {
    /// Rules, reloaded as they change.
    public let bench: any Bench
    private let catalog: any SubmissionCatalog
    private let clock: any WallClock
    private let mail: (any MailDomainLookup)?

    /// Judges by `bench`, in the light of what `catalog` knows of a sender.
    ///
    /// With `mail`, who asks for a verdict waits for the DNS, as long as its time limit says.
    public init(
        bench: any Bench, catalog: any SubmissionCatalog, clock: any WallClock,
        mail: (any MailDomainLookup)? = nil
    ) {
        self.bench = bench
        self.catalog = catalog
        self.clock = clock
        self.mail = mail
    }

    /// The verdict on a submission as if it came in now.
    ///
    /// - Throws: what the catalogue throws when it is asked for the sender's history.
    public func check(_ submission: Submission) async throws -> Verdict {
        try await verdict(on: submission, excluding: nil)
    }

    /// The verdict on a stored submission by the rules in force now.
    ///
    /// - Throws: what the catalogue throws when it is asked for the sender's history.
    public func recheck(_ stored: StoredSubmission) async throws -> Verdict {
        try await verdict(on: stored.submission, excluding: stored.id)
    }

    private func verdict(
        on submission: Submission, excluding id: SubmissionID?
    ) async throws -> Verdict {
        let judge = bench.judge()
        let identities = judge.identities(of: submission)
        let now = clock.now()
        var history = try await catalog.history(
            of: identities, on: submission.post.url, excluding: id, at: now)
        history.mailDomain = await mail?.states(for: [identities]).first ?? nil
        return judge.verdict(on: submission, history: history, at: now)
    }
}
