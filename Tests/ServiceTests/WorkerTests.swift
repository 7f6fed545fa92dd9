import Foundation
import Moderation
import TestSupport
import Testing

@testable import Service

@Suite("Judging what is queued")
struct WorkerTests {
    private let office: Office

    init() throws { office = try Office() }

    @Test("A worker judges everything, in batches, and says what it recorded")
    func drain() async throws {
        let texts = (0..<100).map { ["fine", "hold", "spam"][$0 % 3] + " \($0)" }
        try await office.submit(texts)
        let worker = office.worker(.init(batchCount: 40, concurrency: 2))
        let seen = Seen<SubmissionID>()
        #expect(try await worker.drain { seen.add($0.map(\.claim.id)) } == 100)
        #expect(seen.batches.map(\.count) == [40, 40, 20])
        let counts = try await office.store.counts(matching: .init())
        #expect(counts[.approved] == 34)
        #expect(counts[.held] == 33)
        #expect(counts[.spam] == 33)
        #expect(try await worker.drain() == 0)
    }

    @Test("While a batch is judged the next is claimed, once the one before is recorded")
    func overlap() async throws {
        try await office.submit((0..<50).map { "fine \($0)" })
        let store = office.store
        let seen = Seen<Int>()
        let bench = WatchingBench { seen.add([store.count("claim"), store.count("record")]) }
        let worker = Worker(
            queue: store, bench: bench, clock: office.clock,
            settings: .init(batchCount: 20, concurrency: 1), log: office.log)
        #expect(try await worker.drain() == 50)
        // Three batches and a look whether more has come; before the third is judged its claim,
        // and so the record of the first, is done.
        #expect(store.count("claim") == 4)
        #expect(store.count("record") == 3)
        #expect(seen.batches.count == 3)
        #expect(seen.batches[2][0] >= 3)
        #expect(seen.batches[2][1] >= 1)
    }

    @Test("What may have stopped a worker is judged when nothing else is under way")
    func suspect() async throws {
        try await office.submit(["fine 1"])
        try await claimAndStop()
        office.clock.advance(by: .seconds(1))
        try await office.submit(["fine 2", "fine 3"])
        office.clock.advance(by: .seconds(60))
        let store = office.store
        let seen = Seen<Int>()
        let bench = WatchingBench { seen.add([store.count("record")]) }
        let worker = Worker(
            queue: store, bench: bench, clock: office.clock, settings: .init(batchCount: 1),
            log: office.log)
        #expect(try await worker.drain() == 3)
        // The first of the three is the suspect one: the others are claimed when it is recorded.
        #expect(seen.batches.first == [0])
        #expect(seen.batches[1] == [1])
    }

    @Test("What a stopped worker had claimed is judged when its lease has run out")
    func lease() async throws {
        try await office.submit(["fine"])
        try await claimAndStop()
        #expect(try await office.worker().drain() == 0)
        office.clock.advance(by: .seconds(59))
        #expect(try await office.worker().drain() == 0)
        office.clock.advance(by: .seconds(2))
        #expect(try await office.worker().drain() == 1)
    }

    @Test("What stops every worker is held after three of them, with the reason")
    func attempts() async throws {
        let id = try #require(try await office.submit(["fine"]).first)
        for _ in 1...3 {
            try await claimAndStop()
            office.clock.advance(by: .seconds(61))
        }
        try await office.submit(["fine too"])
        #expect(try await office.worker().drain() == 1)
        let stored = try #require(try await office.store.submission(id))
        #expect(stored.status == .held)
        #expect(stored.verdict?.errors.first?.message.contains("3 workers") == true)
        office.clock.advance(by: .seconds(61))
        #expect(try await office.worker().drain() == 0)
    }

    @Test("A verdict that comes after its lease does not count if another came first")
    func late() async throws {
        let id = try #require(try await office.submit(["fine"]).first)
        let claims = try await office.store.claim(
            10, until: office.clock.now().addingTimeInterval(60), at: office.clock.now())
        office.clock.advance(by: .seconds(61))
        #expect(try await office.worker().drain() == 1)
        let verdict = PlainJudge().verdict(
            on: Office.comment("spam"), history: History(), at: office.clock.now())
        let late = claims.map { Judgement(claim: $0, verdict: verdict) }
        #expect(try await office.store.record(late, at: office.clock.now()).isEmpty)
        #expect(try await office.store.submission(id)?.status == .approved)
        #expect(try await office.store.events(after: 0, limit: 10).count == 1)
    }

    @Test("Two workers at once judge everything once")
    func two() async throws {
        try await office.submit((0..<300).map { "fine \($0)" })
        let worker = office.worker(.init(batchCount: 7))
        async let one = worker.drain()
        async let other = worker.drain()
        #expect(try await one + other == 300)
        #expect(try await office.store.events(after: 0, limit: 1000).count == 300)
    }

    @Test("When recording fails nothing is lost, and another worker judges it later")
    func failure() async throws {
        try await office.submit(["fine"])
        office.store.fail("record", .inspect)
        await #expect(throws: CountingStore.Trouble.self) { try await office.worker().drain() }
        office.store.fail("record", nil)
        #expect(try await office.worker().drain() == 0)
        office.clock.advance(by: .seconds(61))
        #expect(try await office.worker().drain() == 1)
    }

    /// Claims everything, as a worker does that is killed before it has a verdict.
    private func claimAndStop() async throws {
        let now = office.clock.now()
        let claims = try await office.store.claim(10, until: now.addingTimeInterval(60), at: now)
        #expect(claims.count == 1)
    }
}
