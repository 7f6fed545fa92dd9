import Filters
import Foundation
import Logging
import Moderation
import Synchronization

/// The judge of the newest rules that can be used.
///
/// The folder is looked at again at most once a second. A changed set is loaded as a whole; one
/// with an error is reported once, and the one in force stays.
final class ReloadingBench: Bench {
    private struct State {
        var judge: FilterJudge
        var stamp: FolderStamp
        var lookedAt: Date
    }

    private let folder: String
    private let cache: String
    private let clock: any WallClock
    private let log: Logger
    private let state: Mutex<State>

    /// Loads the rules.
    ///
    /// - Throws: `FilterProblems`, with every problem in the folder.
    init(folder: String, cache: String, clock: any WallClock, log: Logger) throws {
        self.folder = folder
        self.cache = cache
        self.clock = clock
        self.log = log
        let stamp = FolderStamp(of: folder)
        let judge = FilterJudge(ruleSet: try RuleSet.load(folder: folder, cacheFolder: cache))
        state = Mutex(State(judge: judge, stamp: stamp, lookedAt: clock.now()))
    }

    func judge() -> any Judge {
        let now = clock.now()
        return state.withLock { state in
            guard abs(now.timeIntervalSince(state.lookedAt)) >= 1 else { return state.judge }
            state.lookedAt = now
            let stamp = FolderStamp(of: folder)
            guard stamp != state.stamp else { return state.judge }
            state.stamp = stamp
            reload(&state)
            return state.judge
        }
    }

    private func reload(_ state: inout State) {
        do {
            let rules = try RuleSet.load(folder: folder, cacheFolder: cache)
            guard rules.digest != state.judge.filters else { return }
            state.judge = FilterJudge(ruleSet: rules)
            log.notice("filters reloaded", metadata: ["filters": "\(rules.digest)"])
        } catch {
            for problem in error.problems { log.error("\(problem)") }
            log.error("the changed filters can't be used; the ones before stay in force")
        }
    }
}

/// Names, sizes and times of everything in a folder: differs when something was changed.
struct FolderStamp: Equatable {
    private var entries: [String: [Int]] = [:]

    init(of folder: String) {
        let files = FileManager.default.enumerator(atPath: folder)
        while let name = files?.nextObject() as? String {
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0 else { continue }
            entries[name] = [
                Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
                Int(status.st_ino),
            ]
        }
    }
}
