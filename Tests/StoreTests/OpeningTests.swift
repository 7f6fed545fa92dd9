import Foundation
import GRDB
import Glibc
import Moderation
import Testing

@testable import Store

@Suite("Opening the store")
struct OpeningTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private var data: URL { folder.url.appendingPathComponent("deep/data") }
    private var file: URL { data.appendingPathComponent("winnow.db") }

    private func error(_ body: () throws -> Void) throws -> StoreError {
        try #require(throws: StoreError.self, performing: body)
    }

    private func mode(_ path: String) throws -> Int {
        try #require(
            FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("Every commit is synchronised: the log with FULL, on the connection that writes")
    func synchronous() throws {
        for _ in 0..<2 {
            let store = try SQLiteStore(folder: data)
            let (synchronous, journal) = try store.writer.inDatabase { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                    try String.fetchOne(database, sql: "PRAGMA journal_mode")
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
        }
    }

    @Test("Folder and file are their owner's only")
    func modes() throws {
        _ = try SQLiteStore(folder: data)
        #expect(try mode(data.path) == 0o700)
        #expect(try mode(file.path) == 0o600)
    }

    @Test("A database of a later version is refused, and left as it is")
    func later() throws {
        try SQLiteStore(folder: data).writer.inDatabase {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        let error = try error { _ = try SQLiteStore(folder: data) }
        #expect(error.code == .tooNew)
        #expect(error.message.contains(file.path))
        #expect(error.message.contains("99"))
    }

    @Test("What is not a database of ours is refused", arguments: ["text", "database"])
    func foreign(what: String) throws {
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        if what == "text" {
            try Data(String(repeating: "not a database\n", count: 999).utf8).write(to: file)
        } else {
            try DatabaseQueue(path: file.path).inDatabase {
                try $0.execute(sql: "CREATE TABLE things (x)")
            }
        }
        let before = try Data(contentsOf: file)
        let error = try error { _ = try SQLiteStore(folder: data) }
        #expect(error.code == .foreign)
        #expect(error.message.contains(file.path))
        #expect(try Data(contentsOf: file) == before)
    }

    @Test("An empty file, as a crash at the first start leaves it, is made a database")
    func empty() async throws {
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try Data().write(to: file)
        let counts = try await SQLiteStore(folder: data).counts(matching: SubmissionQuery())
        #expect(counts[.queued] == 0)
    }

    @Test("A short log is left to the next process, a long one folded in", arguments: [3, 9000])
    func log(count: Int) async throws {
        let log = data.appendingPathComponent("winnow.db-wal").path
        do {
            let store = try SQLiteStore(folder: data)
            _ = try await store.enqueue((0..<count).map { Fixture.comment($0) })
        }
        // It may be closed a moment later.
        for _ in 0..<100_000 where count == 9000 && access(log, F_OK) == 0 { await Task.yield() }
        #expect((access(log, F_OK) == 0) == (count == 3))
        let counts = try await SQLiteStore(folder: data).counts(matching: SubmissionQuery())
        #expect(counts[.queued] == count)
    }

    @Test("However many processes one after the other send one each, the log stays short")
    func manyShort() async throws {
        let log = data.appendingPathComponent("winnow.db-wal").path
        for number in 0..<60 {
            _ = try await SQLiteStore(folder: data).enqueue([Fixture.comment(number)])
            let attributes = try? FileManager.default.attributesOfItem(atPath: log)
            #expect(attributes?[.size] as? Int ?? 0 < 600 * 4096)
        }
    }

    @Test("A folder that can't be made is an error that names it")
    func noFolder() throws {
        try Data().write(to: folder.url.appendingPathComponent("deep"))
        let error = try error { _ = try SQLiteStore(folder: data) }
        #expect(error.code == .noAccess)
        #expect(error.message.contains(data.path))
    }

    @Test("A file without the right to write is an error", .disabled(if: geteuid() == 0))
    func readOnly() async throws {
        _ = try SQLiteStore(folder: data)
        chmod(file.path, 0o400)
        let error = await #expect(throws: StoreError.self) {
            _ = try await SQLiteStore(folder: data).enqueue([Fixture.comment(1)])
        }
        #expect(error?.code == .noAccess)
    }

    @Test("Many can open it for the first time at once")
    func atOnce() async throws {
        let data = data
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let store = try SQLiteStore(folder: data)
                    return try await store.enqueue([Fixture.comment(number)]).count
                }
            }
            for try await count in group { #expect(count == 1) }
        }
        let counts = try await SQLiteStore(folder: data).counts(matching: SubmissionQuery())
        #expect(counts[.queued] == 8)
    }

    @Test("Damage is an error that says what to do, not wrong answers")
    func damage() async throws {
        do {
            let store = try SQLiteStore(folder: data)
            _ = try await store.enqueue((0..<500).map { Fixture.comment($0) })
            try await store.compact()
        }
        var bytes = try Data(contentsOf: file)
        bytes.replaceSubrange(
            8192..<bytes.count, with: repeatElement(0xAA, count: bytes.count - 8192))
        try bytes.write(to: file)
        let error = await #expect(throws: StoreError.self) {
            _ = try await SQLiteStore(folder: data).submissions(matching: SubmissionQuery())
        }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("backup") == true)
    }
}
