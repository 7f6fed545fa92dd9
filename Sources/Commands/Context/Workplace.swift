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
            fields: FieldRules(
                policy: try RuleSet.policy(folder: settings.filters, cacheFolder: cache)),
            senders: SenderReader(), clock: clock, makeID: Self.makeID, render: Self.html, log: log)
    }

    /// Judging by the rules in the filters' folder.
    func judging(for desk: Desk, bench: ReloadingBench) throws -> Judging {
        let mail = bench.policy.emailDNS == .on ? try Self.mail.get() : nil
        return Judging(bench: bench, catalog: desk.store, clock: clock, mail: mail)
    }

    /// The rules, reloaded as they change.
    func bench(for desk: Desk) throws -> ReloadingBench {
        try ReloadingBench(
            folder: settings.filters, cache: cache, models: modelFolder,
            watch: desk.store as? any RuleWatch, clock: clock, log: log)
    }

    /// Where compiled patterns are kept.
    var cache: String { settings.data + "/cache" }

    /// Where the weights are that were learned.
    var modelFolder: ModelFolder { ModelFolder(path: settings.data + "/model") }

    /// Learns from the desk's decisions, reading texts by the rules in force.
    func learner(for desk: Desk, bench: ReloadingBench) -> Learner {
        let shelf = ModelShelf(folder: modelFolder) { bench.filterJudge() }
        return Learner(log: desk.store, keeper: shelf, clock: clock)
    }

    /// Learning beside the judging.
    func learning(for desk: Desk, bench: ReloadingBench) -> LearningService {
        LearningService(
            changes: desk.store, learner: learner(for: desk, bench: bench), log: log)
    }

    /// A worker on the desk's queue.
    func worker(for desk: Desk, bench: ReloadingBench) throws -> Worker {
        let mail = bench.policy.emailDNS == .off ? nil : try Self.mail.get()
        return Worker(
            queue: desk.store, bench: bench, clock: clock, mail: mail,
            settings: settings.configuration.worker, log: log)
    }

    /// The DNS, with what it answered this process before.
    private static let mail = Result {
        try EmailLookup(environment: ProcessInfo.processInfo.environment)
    }

    /// A new id, by the system's random numbers.
    @Sendable static func makeID(at instant: Date) -> SubmissionID {
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
    /// Keeps the store open until the process ends, if closing would only take time.
    func leaveOpen() {
        guard let store = store as? SQLiteStore, store.isLeftQuickly else { return }
        _ = Unmanaged.passRetained(store)
    }

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
