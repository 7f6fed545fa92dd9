import Foundation
import GRDB
import Moderation
import Testing

@testable import Store

@Suite("Several at one store")
struct ConcurrencyTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test("Each submission is judged once, however many send and work at once")
    func hammer() async throws {
        let stores = try (0..<2).map { _ in try SQLiteStore(folder: folder.url) }
        let judged = try await withThrowingTaskGroup(of: [SubmissionID].self) { group in
            for sender in 0..<4 {
                group.addTask { try await Self.send(sender, to: stores[sender % 2]) }
            }
            for worker in 0..<4 { group.addTask { try await Self.work(at: stores[worker % 2]) } }
            return try await group.reduce([], +)
        }
        #expect(judged.count == 400)
        #expect(Set(judged).count == 400)
        let events = try await stores[0].events(after: 0, limit: 1000)
        #expect(events.count == 400)
        #expect(events.map(\.cursor) == (1...400).map(Int64.init))
        let counts = try await stores[1].counts(matching: SubmissionQuery())
        #expect(counts[.approved] == 400)
        let published = try await stores[1].pendingPublications(limit: 1000).changes.published
        #expect(published.count == 400)
    }

    /// Sends 100 of its own, each twice, of which every fourth key is another sender's as well.
    private static func send(_ sender: Int, to store: SQLiteStore) async throws -> [SubmissionID] {
        for number in 0..<100 {
            let new = Fixture.comment(sender * 1000 + number, key: "\(sender)-\(number)")
            let receipts = try await store.enqueue([new, new])
            #expect(receipts.map(\.isRepeat) == [false, true])
        }
        return []
    }

    private static func work(at store: SQLiteStore) async throws -> [SubmissionID] {
        var judged: [SubmissionID] = []
        while try await store.counts(matching: SubmissionQuery())[.approved] != 400 {
            let end = Fixture.start.addingTimeInterval(60)
            let claims = try await store.claim(7, until: end, at: Fixture.start)
            judged += try await store.record(
                claims.map { Judgement(claim: $0, verdict: Fixture.verdict(.approved)) },
                at: Fixture.start)
        }
        return judged
    }

    @Test("One store hears of what another did")
    func changes() async throws {
        let one = try SQLiteStore(folder: folder.url)
        let two = try SQLiteStore(folder: folder.url)
        var iterator = one.changes().makeAsyncIterator()
        for number in 0..<3 {
            _ = try await two.enqueue([Fixture.comment(number)])
            let heard: Void? = await iterator.next()
            #expect(heard != nil)
            let claims = try await one.claim(
                9, until: Fixture.start.addingTimeInterval(60), at: Fixture.start)
            #expect(!claims.isEmpty || number > 0)
        }
    }

    @Test("A commit whose writer dies before it tells of it is heard of")
    func silentWriter() async throws {
        let store = try SQLiteStore(folder: folder.url)
        var iterator = store.changes().makeAsyncIterator()
        let silent = try DatabaseQueue(path: folder.url.appendingPathComponent("winnow.db").path)
        for number in 0..<3 {
            try await silent.write { database in
                try database.execute(
                    sql: "INSERT INTO rules (name) VALUES (?)", arguments: ["RULE_\(number)"])
            }
            let heard: Void? = await iterator.next()
            #expect(heard != nil)
        }
    }

    @Test("Waiting for changes ends with the task, also right after a write")
    func cancellationWhileBusy() async throws {
        let store = try SQLiteStore(folder: folder.url)
        for number in 0..<20 {
            let waiting = Task { for await _ in store.changes() {} }
            _ = try await store.enqueue([Fixture.comment(number)])
            waiting.cancel()
            await waiting.value
        }
    }

    @Test("Waiting for changes ends with the task")
    func cancellation() async throws {
        let store = try SQLiteStore(folder: folder.url)
        let waiting = Task { for await _ in store.changes() {} }
        waiting.cancel()
        await waiting.value
    }

    @Test(
        "No time is too far for the store",
        arguments: [-1e300, -1e12, 0, 1e12, 1e300, .infinity, -.infinity, .nan] as [Double])
    func times(seconds: Double) async throws {
        let instant = Date(timeIntervalSince1970: seconds)
        let store = try SQLiteStore(folder: folder.url)
        var new = Fixture.comment(1)
        new.receivedAt = instant
        _ = try await store.enqueue([new])
        let claims = try await store.claim(1, until: instant, at: Fixture.start)
        #expect(claims.count == 1)
        let verdict = Judgement(claim: claims[0], verdict: Fixture.verdict(.spam))
        _ = try await store.record([verdict], at: instant)
        for end in [instant, .distantFuture] {
            _ = try await store.cleanUp(
                Retention(spam: .seconds(Int64.max), trash: .seconds(Int64.min)), at: end,
                limit: Int.max, dryRun: false)
        }
        let stored = try await store.submission(new.id)
        #expect(stored?.status == .spam)
    }
}
