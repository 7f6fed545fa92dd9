import Foundation
import JSON
import Logging
import Moderation
import Repository
import Store
import Synchronization
import TestSupport

@testable import Service

/// A service on a data folder of its own, with a clock that stands still and rules that are plain.
final class Office: Sendable {
    let folder: TemporaryFolder
    let clock = ManualClock()
    let store: CountingStore
    let desk: Desk
    let server: RPCServer
    let judging: Judging
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// An office where `wait` waits for an hour, as among many tests a worker may get its turn late.
    init(
        files: any FileSystem = PosixFileSystem(),
        limits: RPCLimits = RPCLimits(wait: .seconds(3_600))
    ) throws {
        folder = try TemporaryFolder()
        store = CountingStore(try SQLiteStore(folder: URL(fileURLWithPath: folder.path + "/data")))
        desk = Desk(
            store: store,
            repository: FileRepository(path: folder.path + "/comments", files: files) { _ in nil },
            fields: PlainFields(), senders: PlainJudge(), clock: clock,
            makeID: { instant in
                var generator = SystemRandomNumberGenerator()
                return SubmissionID(at: instant, using: &generator)
            }, render: { _ in nil }, log: log)
        judging = Judging(bench: PlainBench(), catalog: store, clock: clock)
        server = RPCServer(
            desk: desk, judging: judging, limits: limits, version: "test", log: log)
    }

    /// A worker on the office's queue.
    func worker(_ settings: Worker.Settings = .init()) -> Worker {
        Worker(queue: store, bench: PlainBench(), clock: clock, settings: settings, log: log)
    }

    /// Submits comments with these texts.
    @discardableResult
    func submit(_ texts: [String]) async throws -> [SubmissionID] {
        try await desk.intake.accept(texts.map { Self.comment($0) }).compactMap { outcome in
            guard case .accepted(let receipt) = outcome else { return nil }
            return receipt.id
        }
    }

    /// The replies to lines, read as JSON.
    func replies(to lines: [String]) async throws -> [JSONValue] {
        var bytes: [UInt8] = []
        try await server.answer(lines.map { .bytes(Array($0.utf8)) }) { bytes += $0 }
        return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
    }

    /// Ids that have a file in the repository.
    func published() throws -> Set<String> {
        let files = FileManager.default.enumerator(atPath: folder.path + "/comments")
        var ids: Set<String> = []
        while let name = files?.nextObject() as? String {
            let file = URL(fileURLWithPath: name).lastPathComponent
            if file.count == 31, file.hasSuffix(".json") { ids.insert(String(file.dropLast(5))) }
        }
        return ids
    }

    /// A comment; its text decides what is thought of it, see `PlainJudge`.
    static func comment(_ text: String, key: String? = nil) -> Submission {
        Submission(
            kind: .comment, post: .init(url: "https://blog.example/post/"),
            author: .init(name: "Rosa", email: "rosa@mail.example"), content: text, key: key)
    }

    /// A request line.
    static func request(_ id: JSONValue?, _ method: String, _ params: JSONValue = [:]) -> String {
        var object: JSONObject = [
            "jsonrpc": "2.0", "method": .string(method), "params": params,
        ]
        object["id"] = id
        return JSONValue.object(object).serialized()
    }

    /// The parameters of a submission with this text.
    static func params(_ text: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
        var object: JSONObject = [
            "kind": "comment", "post": ["url": "https://blog.example/post/"],
            "content": .string(text),
        ]
        for (key, value) in more { object[key] = value }
        return .object(object)
    }
}

/// Refuses the text `bad`.
struct PlainFields: FieldCheck {
    func problems(in submission: Submission) -> [FieldProblem] {
        guard submission.content == "bad" else { return [] }
        return [FieldProblem(field: "content", reason: "bad", message: "is bad")]
    }
}

/// Texts that begin with `spam` are spam, those that begin with `hold` are held.
struct PlainJudge: Judge {
    let filters = "plain"

    func identities(of submission: Submission) -> Identities {
        Identities(email: submission.author.email)
    }

    func verdict(on submission: Submission, history: History, at now: Date) -> Verdict {
        let text = submission.content ?? ""
        let status: Status =
            text.hasPrefix("spam") ? .spam : text.hasPrefix("hold") ? .held : .approved
        return Verdict(
            status: status, score: status == .approved ? 0 : 4, thresholds: .init(hold: 3, spam: 7),
            summary: "\(status)", filters: filters)
    }
}

struct PlainBench: Bench {
    func judge() -> any Judge { PlainJudge() }
}

/// Tells whenever a batch is about to be judged.
struct WatchingBench: Bench {
    var onJudge: @Sendable () -> Void

    func judge() -> any Judge {
        onJudge()
        return PlainJudge()
    }
}
