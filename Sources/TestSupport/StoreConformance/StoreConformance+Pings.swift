import Foundation
import Moderation
import Testing

/// What every register of pings must do, as checks to run on each implementation.
public struct PingConformance: Sendable {
    /// A store that remembers pings too.
    public typealias Store = SubmissionStore & PingRegister

    /// One thing that it must do.
    public struct Check: Sendable, CustomStringConvertible {
        /// What it must do, as a sentence.
        public let description: String
        let body: @Sendable (any Store) async throws -> Void

        init(_ description: String, body: @escaping @Sendable (any Store) async throws -> Void) {
            self.description = description
            self.body = body
        }
    }

    private let makeStore: @Sendable () throws -> any Store

    /// Checks the stores that `makeStore` makes: a new, empty one for each check.
    public init(makeStore: @escaping @Sendable () throws -> any Store) {
        self.makeStore = makeStore
    }

    /// Runs one check; expectations that fail are issues of the running test.
    public func run(_ check: Check) async throws { try await check.body(makeStore()) }

    /// All checks.
    public static var checks: [Check] { registerChecks + claimChecks + renewalChecks }

    private static let start = Sample.start

    /// A ping of a numbered page on a host.
    private static func ping(
        _ number: Int, host: String = "other.example", kind: SubmissionKind = .pingback,
        at instant: Date = start
    ) -> NewPing {
        var generator = Xorshift(state: UInt64(number) &* 7_919 &+ 1)
        let source = "https://\(host)/\(number)"
        return NewPing(
            id: SubmissionID(at: instant, using: &generator),
            submission: Submission(
                kind: kind, post: .init(url: Sample.postURL), source: .init(url: source),
                ip: "198.51.100.9", userAgent: "Sender/1"),
            pair: PingPair(
                source: source, sourceIdentity: "\(host)/\(number)", sourceHost: host,
                targetIdentity: "blog.example/gut-health", targetHost: "blog.example"),
            receivedAt: instant)
    }

    private static func claims(
        _ store: any Store, _ limit: Int = 10, at now: Date = start
    ) async throws -> [PingClaim] {
        try await store.claimPings(
            limit, until: now.addingTimeInterval(60), interval: .seconds(1), at: now)
    }

    private static let registerChecks: [Check] = [
        Check("A pair is taken once; a pingback that repeats it is told so") { store in
            let first = ping(1)
            let taken = try await store.register(first, limits: .init())
            #expect(taken == .accepted(first.id))
            var again = ping(2)
            again.pair = first.pair
            #expect(
                try await store.register(again, limits: .init())
                    == .repeated(first.id, isUpdate: false))
            #expect(try await store.waitingPings(limit: 10).map(\.id) == [first.id])
        },
        Check("So many wait from one host, so many from all, and no more") { store in
            let limits = PingLimits(perHost: 2, total: 3)
            for number in 1...2 { _ = try await store.register(ping(number), limits: limits) }
            guard case .refused(let host) = try await store.register(ping(3), limits: limits) else {
                Issue.record("a third ping of one host was taken")
                return
            }
            #expect(host.reason == .busy)
            let other = try await store.register(ping(4, host: "b.example"), limits: limits)
            #expect(other.id != nil)
            let fourth = try await store.register(ping(5, host: "c.example"), limits: limits)
            #expect(fourth.id == nil)
        },
        Check("What waits is of no concern to the queue") { store in
            for number in 1...50 { _ = try await store.register(ping(number), limits: .init()) }
            #expect(try await store.claim(10, until: start + 60, at: start).isEmpty)
            #expect(try await store.counts(matching: SubmissionQuery())[.queued] == 0)
        },
        Check("What was sent from a page is remembered, the last answer of each target") { store in
            var sent = SentPing(
                source: "https://blog.example/a", target: "https://x.example/", endpoint: nil,
                kind: nil, isDone: false, answer: "no answer", sentAt: start)
            try await store.rememberSent(sent)
            sent.isDone = true
            sent.kind = .webmention
            sent.endpoint = "https://x.example/wm"
            try await store.rememberSent(sent)
            #expect(try await store.sentPings(from: sent.source) == [sent])
            #expect(try await store.sentPings(from: "https://blog.example/b").isEmpty)
        },
    ]

    private static let claimChecks: [Check] = [
        Check("One ping of a host is claimed at a time, and the next after a rest") { store in
            for number in 1...3 { _ = try await store.register(ping(number), limits: .init()) }
            _ = try await store.register(ping(9, host: "b.example"), limits: .init())
            let first = try await claims(store)
            #expect(Set(first.compactMap { $0.submission.source?.url }).count == 2)
            #expect(try await claims(store).isEmpty)
            // What comes meanwhile does not cut the rest short.
            _ = try await store.register(ping(4), limits: .init())
            #expect(try await claims(store, at: start + 0.5).isEmpty)
            #expect(try await claims(store, at: start + 1).count == 1)
        },
        Check("A claim whose claimer died is given again, and the old one counts no more") {
            store in
            _ = try await store.register(ping(1), limits: .init())
            let old = try #require(try await claims(store).first)
            #expect(try await claims(store, at: start + 59).isEmpty)
            let new = try #require(try await claims(store, at: start + 61).first)
            #expect(new.id == old.id && new.token != old.token)
            #expect(
                try await !store.note(PingReport(linkFound: true), on: old, at: start + 62))
            #expect(try await store.note(PingReport(linkFound: true), on: new, at: start + 62))
        },
        Check("A report is kept, and a failure counts as an attempt until the next success") {
            store in
            _ = try await store.register(ping(1), limits: .init())
            let first = try #require(try await claims(store).first)
            let failure = PingReport(failure: "took too long", isPassing: true)
            _ = try await store.note(failure, on: first, at: start)
            try await store.settle(first, isVerified: false, next: start + 600, at: start)
            #expect(try await claims(store, at: start + 599).isEmpty)
            let second = try #require(try await claims(store, at: start + 600).first)
            #expect(second.attempt == 1 && !second.isKnown)
            var report = PingReport(linkFound: true, status: 200)
            report.finalURL = "https://other.example/final"
            report.linksHere = 2
            report.linkHosts = 7
            report.title = "Title"
            report.excerpt = "Excerpt"
            _ = try await store.note(report, on: second, at: start + 601)
            try await store.settle(second, isVerified: true, next: nil, at: start + 601)
            #expect(try await store.report(on: first.id) == report)
            #expect(try await store.waitingPings(limit: 10).isEmpty)
            #expect(try await claims(store, at: start + 9_999_999).isEmpty)
        },
    ]

    private static let renewalChecks: [Check] = [
        Check("A webmention for a known pair has it looked at again") { store in
            let (id, _) = try await verified(store)
            var again = ping(1, kind: .webmention, at: start + 100)
            again.pair = ping(1).pair
            #expect(
                try await store.register(again, limits: .init()) == .repeated(id, isUpdate: true))
            let claim = try #require(try await claims(store, at: start + 101).first)
            #expect(claim.id == id && claim.isKnown && claim.status == .queued)
        },
        Check("A judge is told what was found, and a changed page is judged anew") { store in
            let (id, report) = try await verified(store)
            let claim = try #require(try await store.claim(1, until: start + 60, at: start).first)
            #expect(claim.history.ping == report)
            _ = try await store.record(
                [Judgement(claim: claim, verdict: Sample.verdict(.approved, rules: ["A"]))],
                at: start)
            #expect(try await !store.renew(id, title: "Old", excerpt: "Old words", at: start))
            #expect(try await store.renew(id, title: "New", excerpt: "New words", at: start + 1))
            let stored = try #require(try await store.submission(id))
            #expect(stored.status == .queued && stored.submission.source?.title == "New")
            let next = try await store.claim(1, until: start + 90, at: start + 2)
            #expect(next.first?.submission.source?.excerpt == "New words")
            _ = try await store.decide(.spam, id, at: start + 3)
            #expect(try await !store.renew(id, title: "Newer", excerpt: nil, at: start + 4))
        },
        Check("A pair is forgotten with its submission, unless it was deleted for good") { store in
            let (id, _) = try await verified(store)
            #expect(try await store.forgetPings(limit: 10) == 0)
            _ = try await store.decide(.delete, id)
            #expect(try await store.forgetPings(limit: 10) == 0)
            #expect(
                try await store.register(ping(1), limits: .init()) == .repeated(id, isUpdate: false)
            )
        },
        Check("A pair whose submission clean-up has removed may come again") { store in
            let (id, _) = try await verified(store)
            _ = try await store.decide(.spam, id)
            let later = start + 90 * 86_400
            while try await store.cleanUp(Retention(), at: later, limit: 100, dryRun: false).total
                > 0
            {}
            let new = ping(1, at: later)
            #expect(try await store.register(new, limits: .init()) == .accepted(new.id))
        },
    ]

    /// A ping that was looked at and queued.
    private static func verified(
        _ store: any Store
    ) async throws -> (SubmissionID, PingReport) {
        let new = ping(1)
        _ = try await store.register(new, limits: .init())
        let claim = try #require(try await claims(store).first)
        let report = PingReport(linkFound: true, status: 200)
        _ = try await store.note(report, on: claim, at: start)
        var submission = new.submission
        submission.source?.title = "Old"
        submission.source?.excerpt = "Old words"
        _ = try await store.enqueue([
            NewSubmission(
                id: new.id, submission: submission, identities: Identities(host: "other.example"),
                receivedAt: start)
        ])
        try await store.settle(claim, isVerified: true, next: nil, at: start)
        return (new.id, report)
    }
}
