import Filters
import Foundation
import HTML
import Logging
import Moderation
import Repository
import Service
import Store
import Synchronization

/// Puts everything together on one data folder.
struct Workplace {
    let settings: Settings
    let log: Logger
    private let clock = SystemClock()

    init(_ settings: Settings) {
        self.settings = settings
        log = StandardErrorLog.logger()
    }

    /// Everything but judging.
    func desk() throws -> Desk {
        Desk(
            store: try SQLiteStore(folder: URL(fileURLWithPath: settings.data)),
            repository: FileRepository(path: settings.data + "/comments", html: Self.html),
            fields: FieldRules(policy: try RuleSet.policy(folder: settings.filters)),
            senders: SenderReader(), clock: clock, makeID: Self.makeID, render: Self.html, log: log)
    }

    /// Judging by the rules in the filters' folder.
    func judging(for desk: Desk) throws -> Judging {
        Judging(bench: try bench(), catalog: desk.store, clock: clock)
    }

    /// The rules, reloaded as they change.
    func bench() throws -> ReloadingBench {
        try ReloadingBench(
            folder: settings.filters, cache: settings.data + "/cache", clock: clock, log: log)
    }

    /// A worker on the desk's queue.
    func worker(for desk: Desk, bench: any Bench) -> Worker {
        Worker(
            queue: desk.store, bench: bench, clock: clock,
            settings: settings.configuration.worker, log: log)
    }

    /// A new id, by the system's random numbers.
    @Sendable private static func makeID(at instant: Date) -> SubmissionID {
        var generator = SystemRandomNumberGenerator()
        return SubmissionID(at: instant, using: &generator)
    }

    /// The text of a comment as safe HTML.
    @Sendable private static func html(of comment: PublicComment) -> String? {
        guard let content = comment.content else { return nil }
        return switch comment.format {
        case .text: Sanitizer.html(fromText: content)
        case .html: Sanitizer.html(fromHTML: content)
        }
    }
}

extension Desk {
    /// The submission of that id.
    ///
    /// - Throws: `CommandFailure` if there is none.
    func found(_ id: SubmissionID) async throws -> StoredSubmission {
        guard let stored = try await store.submission(id) else {
            throw CommandFailure(.badInput, "there is no submission \(id)")
        }
        return stored
    }
}
