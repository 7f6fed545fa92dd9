import Foundation
import Logging
import Moderation
import Repository
import Store
import Synchronization
import TestSupport
import Testing

@testable import Service

@Suite("Verifying pings")
struct PingVerifierTests {
    /// A blog that takes pings, with a web of pages that stand still.
    private final class Blog: SourceReader {
        let folder: TemporaryFolder
        let clock = ManualClock()
        let store: SQLiteStore
        let desk: Desk
        let reports = Mutex<[String: PingReport]>([:])
        private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        init() throws {
            folder = try TemporaryFolder()
            store = try SQLiteStore(folder: URL(fileURLWithPath: folder.path + "/data"))
            desk = Desk(
                store: store,
                repository: FileRepository(path: folder.path + "/comments") { _ in nil },
                fields: PlainFields(), senders: PlainJudge(), clock: clock, makeID: Self.makeID,
                render: { _ in nil }, log: log)
        }

        static let makeID: @Sendable (Date) -> SubmissionID = { instant in
            var generator = SystemRandomNumberGenerator()
            return SubmissionID(at: instant, using: &generator)
        }

        func report(on source: String, linkingTo targets: [String]) async -> PingReport {
            reports.withLock { $0[source] } ?? PingReport(linkFound: false, status: 404)
        }

        func set(_ source: String, _ report: PingReport) {
            reports.withLock { $0[source] = report }
        }

        func send(_ source: String, kind: SubmissionKind = .pingback) async throws -> PingAnswer {
            try await store.register(
                NewPing(
                    id: Self.makeID(clock.now()),
                    submission: Submission(
                        kind: kind, post: .init(url: "https://blog.example/p"),
                        source: .init(url: source)),
                    pair: PingPair(
                        source: source, sourceIdentity: source, sourceHost: source,
                        targetIdentity: "blog.example/p", targetHost: "blog.example"),
                    receivedAt: clock.now()),
                limits: PingLimits())
        }

        /// Looks at all that is due, then judges.
        func work() async throws {
            let verifier = PingVerifier(
                register: store, reader: self, senders: PlainJudge(), desk: desk, log: log)
            _ = try await PingService(register: store, verifier: verifier, log: log).drain()
            try await Worker(queue: store, bench: PlainBench(), clock: clock, log: log).drain()
            try await desk.publisher.publish()
        }

        func status(_ id: SubmissionID?) async throws -> Status? {
            guard let id else { return nil }
            return try await store.submission(id)?.status
        }
    }

    private static func found(_ title: String) -> PingReport {
        var report = PingReport(linkFound: true, status: 200)
        report.title = title
        report.excerpt = "words"
        return report
    }

    @Test("A page that links here is queued with its title and excerpt, judged and published")
    func verified() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", Self.found("A title"))
        let id = try await blog.send("https://a.example/").id
        #expect(try await blog.status(id) == nil)
        try await blog.work()
        #expect(try await blog.status(id) == .approved)
        let stored = try await blog.store.submission(try #require(id))
        #expect(stored?.submission.source?.title == "A title")
        #expect(stored?.submission.source?.excerpt == "words")
    }

    @Test("A page that can't be read is tried later and later, then queued with the failure")
    func retried() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", PingReport(failure: "took too long", isPassing: true))
        let id = try #require(try await blog.send("https://a.example/").id)
        var tries = 0
        while try await blog.status(id) == nil, tries < 20 {
            try await blog.work()
            tries += 1
            blog.clock.advance(by: .seconds(2 * 86_400))
        }
        #expect(tries == 7)
        #expect(try await blog.store.report(on: id)?.failure == "took too long")
    }

    @Test("A page that comes back in time is published as if nothing had been")
    func recovered() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", PingReport(failure: "answers 503", isPassing: true))
        let id = try await blog.send("https://a.example/").id
        try await blog.work()
        blog.set("https://a.example/", Self.found("T"))
        try await blog.work()
        #expect(try await blog.status(id) == nil)
        blog.clock.advance(by: .seconds(61))
        try await blog.work()
        #expect(try await blog.status(id) == .approved)
    }

    @Test("A webmention sent again brings new words, and withdraws what links here no more")
    func updated() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", Self.found("Old"))
        let id = try #require(try await blog.send("https://a.example/", kind: .webmention).id)
        try await blog.work()
        blog.set("https://a.example/", Self.found("New"))
        blog.clock.advance(by: .seconds(100))
        #expect(
            try await blog.send("https://a.example/", kind: .webmention)
                == .repeated(id, isUpdate: true))
        try await blog.work()
        #expect(try await blog.status(id) == .approved)
        #expect(try await blog.store.submission(id)?.submission.source?.title == "New")
        blog.set("https://a.example/", PingReport(linkFound: false, status: 410))
        blog.clock.advance(by: .seconds(100))
        _ = try await blog.send("https://a.example/", kind: .webmention)
        try await blog.work()
        #expect(try await blog.status(id) == .trash)
        let decision = try await blog.store.decisions(about: id, before: nil, limit: 1).first
        #expect(decision?.note == "its source is gone (410)")
        #expect(decision?.actor == "winnow")
    }

    @Test("A published ping's page is looked at again after a week")
    func rechecked() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", Self.found("T"))
        let id = try await blog.send("https://a.example/").id
        try await blog.work()
        blog.set("https://a.example/", PingReport(linkFound: false, status: 200))
        blog.clock.advance(by: .seconds(6 * 86_400))
        try await blog.work()
        #expect(try await blog.status(id) == .approved)
        blog.clock.advance(by: .seconds(86_400))
        try await blog.work()
        #expect(try await blog.status(id) == .trash)
    }

    @Test("What a moderator called spam stays spam, whatever its page becomes")
    func decided() async throws {
        let blog = try Blog()
        blog.set("https://a.example/", Self.found("T"))
        let id = try #require(try await blog.send("https://a.example/").id)
        try await blog.work()
        _ = try await blog.desk.decide([DecisionRequest(id: id, action: .spam)], actor: "mod")
        blog.set("https://a.example/", Self.found("New"))
        blog.clock.advance(by: .seconds(8 * 86_400))
        _ = try await blog.send("https://a.example/", kind: .webmention)
        try await blog.work()
        #expect(try await blog.status(id) == .spam)
    }

    @Test("A thousand pings of one host that never answer leave comments alone")
    func flood() async throws {
        let blog = try Blog()
        for number in 0..<1_000 {
            _ = try await blog.send("https://\(number % 7).example/\(number)")
        }
        let comment = Office.comment("fine")
        _ = try await blog.desk.intake.accept([comment])
        let worker = Worker(
            queue: blog.store, bench: PlainBench(), clock: blog.clock,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(try await worker.drain() == 1)
    }
}
