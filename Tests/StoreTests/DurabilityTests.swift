import Foundation
import GRDB
import Moderation
import Synchronization
import Testing

@testable import Store

@Suite("Durability of the store")
struct DurabilityTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Copies the database as a power cut would leave it, without the shared index.
    private func crashed(_ name: String, keeping share: Double = 1) throws -> URL {
        let copy = folder.url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        let log = try Data(contentsOf: folder.url.appendingPathComponent("winnow.db-wal"))
        try FileManager.default.copyItem(
            at: folder.url.appendingPathComponent("winnow.db"),
            to: copy.appendingPathComponent("winnow.db"))
        try log.prefix(Int(Double(log.count) * share))
            .write(to: copy.appendingPathComponent("winnow.db-wal"))
        return copy
    }

    private func ids(_ folder: URL) async throws -> [SubmissionID] {
        var query = SubmissionQuery()
        query.limit = 100_000
        query.newestFirst = false
        return try await SQLiteStore(folder: folder).submissions(matching: query).submissions
            .map(\.id)
    }

    @Test("What was acknowledged is there after a crash at any moment")
    func crash() async throws {
        // Without checkpoints the log only grows, so that a copy of it is a state of the disk.
        let store = try SQLiteStore(folder: folder.url, checkpointPageCount: 1_000_000)
        let acknowledged = Mutex<[SubmissionID]>([])
        let writing = Task {
            for number in 0..<300 {
                let receipts = try await store.enqueue([Fixture.comment(number)])
                acknowledged.withLock { $0 += receipts.map(\.id) }
            }
        }
        for moment in 0..<10 {
            let before = acknowledged.withLock { $0 }
            let after = try await ids(try crashed("crash\(moment)"))
            #expect(Array(after.prefix(before.count)) == before)
            while case let count = acknowledged.withLock({ $0.count }),
                count < min(300, before.count + 20)
            {
                await Task.yield()
            }
        }
        try await writing.value
    }

    @Test("A log that breaks off holds whole groups, in order", arguments: 0..<12)
    func torn(twelfths: Int) async throws {
        let store = try SQLiteStore(folder: folder.url, checkpointPageCount: 1_000_000)
        try await store.compact()
        for group in 0..<20 {
            _ = try await store.enqueue((0..<5).map { Fixture.comment(group * 5 + $0) })
        }
        let there = try await ids(try crashed("torn", keeping: Double(twelfths) / 12))
        #expect(there.count % 5 == 0)
        #expect(there == (0..<there.count).map { Fixture.comment($0).id })
        #expect(there.count < 100)
    }

    @Test("A full disk is an error after which nothing is lost")
    func full() async throws {
        let store = try SQLiteStore(folder: folder.url)
        _ = try await store.enqueue([Fixture.comment(0)])
        try await store.direct { try $0.execute(sql: "PRAGMA max_page_count = 60") }
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.enqueue((1..<5000).map { Fixture.comment($0, key: "k\($0)") })
        }
        #expect(error?.code == .full)
        #expect(error?.remedy == .tryLater)
        #expect(error?.message.contains(folder.url.path) == true)
        try await store.direct { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        let again = try await store.enqueue((1..<50).map { Fixture.comment($0, key: "k\($0)") })
        #expect(again.allSatisfy { !$0.isRepeat })
        let there = try await ids(folder.url)
        #expect(there.count == 50)
    }

    @Test("Patience ends with an error, and what was to be written is not")
    func busy() async throws {
        let store = try SQLiteStore(folder: folder.url, patience: .milliseconds(20))
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(
            path: folder.url.appendingPathComponent("winnow.db").path,
            configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.enqueue([Fixture.comment(1)])
        }
        #expect(error?.code == .busy)
        // Reading waits for no one.
        let counts = try await store.counts(matching: SubmissionQuery())
        #expect(counts[.queued] == 0)
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        let receipts = try await store.enqueue([Fixture.comment(1)])
        #expect(receipts.count == 1)
    }

    @Test("What was deleted for good is in no file any more")
    func forgotten() async throws {
        let store = try SQLiteStore(folder: folder.url)
        _ = try await store.enqueue((0..<3).map { Fixture.comment($0) })
        let request = DecisionRequest(id: Fixture.comment(1).id, action: .delete)
        _ = try await store.decide([request], batch: "b", actor: "m", at: Fixture.start)
        try await store.compact()
        for name in ["winnow.db", "winnow.db-wal"] {
            let bytes = try Data(contentsOf: folder.url.appendingPathComponent(name))
            #expect(bytes.range(of: Data("a1@mail.example".utf8)) == nil)
            if name == "winnow.db" {
                #expect(bytes.range(of: Data("a2@mail.example".utf8)) != nil)
            }
        }
    }
}
