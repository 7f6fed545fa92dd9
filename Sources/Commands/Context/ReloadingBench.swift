import Filters
import Foundation
import Logging
import Moderation
import Synchronization

/// The judge of the newest rules that can be used.
///
/// The folder is looked at again at most once a second. A changed set is loaded as a whole, and
/// the log says what is different; one with an error is reported once, and the one in force stays.
/// Newly learned weights are taken up as they come.
/// With a watch, rules that hit far more than expected go into shadow, in this process and others.
final class ReloadingBench: Bench {
    private struct State {
        var judge: FilterJudge
        var stamp: FolderStamp
        var lookedAt: Date
        var braked: Set<RuleVersion>
        var model: [Int]?
    }

    private let folder: String
    private let cache: String
    private let models: ModelFolder?
    private let watch: (any RuleWatch)?
    private let clock: any WallClock
    private let log: Logger
    /// Outlives reloading and learning, which judge anew.
    private let rests: RuleRests
    private let state: Mutex<State>

    /// Loads the rules.
    ///
    /// - Parameters:
    ///   - folder: the folder of the rules.
    ///   - cache: where compiled databases are kept.
    ///   - models: the weights that were learned; nil judges by the starter's.
    ///   - watch: what stops rules; nil stops none.
    ///   - clock: where the time comes from.
    ///   - log: where reloads and stopped rules are told.
    /// - Throws: `FilterProblems`, with every problem in the folder.
    init(
        folder: String, cache: String, models: ModelFolder? = nil,
        watch: (any RuleWatch)? = nil, clock: any WallClock, log: Logger
    ) throws {
        self.folder = folder
        self.cache = cache
        self.models = models
        self.watch = watch
        self.clock = clock
        self.log = log
        rests = RuleRests { rest in
            log.warning(
                """
                \(rest.rule) rests until \(rest.ends.formatted(.iso8601)): texts keep hitting its limits; \
                what it would have searched is held meanwhile
                """)
        }
        let stamp = FolderStamp(of: folder)
        let braked = try watch?.brakes().map(\.rule) ?? []
        var options = RuleSet.Options()
        options.readsExamples = false
        options.braked = Set(braked)
        options.onProgress = CompileProgress.report()
        let rules = try RuleSet.load(folder: folder, cacheFolder: cache, options: options)
        let model = models?.stamp
        let judge = FilterJudge(
            ruleSet: rules, model: models?.model(on: rules.starter), rests: rests)
        state = Mutex(
            State(
                judge: judge, stamp: stamp, lookedAt: clock.now(), braked: options.braked,
                model: model))
        tell(rules)
    }

    func judge() -> any Judge { filterJudge() }

    /// What senders must give and what scores mean, by the rules in force.
    var policy: Policy { filterJudge().ruleSet.policy }

    /// The judge of the rules in force.
    func filterJudge() -> FilterJudge {
        let now = clock.now()
        return state.withLock { state in
            guard abs(now.timeIntervalSince(state.lookedAt)) >= 1 else { return state.judge }
            state.lookedAt = now
            let stamp = FolderStamp(of: folder)
            let brakes = brakes()
            let braked = brakes.map { Set($0.map(\.rule)) } ?? state.braked
            if stamp != state.stamp || braked != state.braked {
                reload(&state, stamp, braked, brakes ?? [])
            }
            let model = models?.stamp
            if model != state.model {
                state.model = model
                state.judge = judge(by: state.judge.ruleSet)
            }
            return state.judge
        }
    }

    private func judge(by rules: RuleSet) -> FilterJudge {
        FilterJudge(ruleSet: rules, model: models?.model(on: rules.starter), rests: rests)
    }

    /// The stopped rules; nil if they can't be read, which the next look may mend.
    private func brakes() -> [RuleBrake]? {
        guard let watch else { return [] }
        do { return try watch.brakes() } catch {
            log.warning("can't read which rules are stopped", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func reload(
        _ state: inout State, _ stamp: FolderStamp, _ braked: Set<RuleVersion>,
        _ brakes: [RuleBrake]
    ) {
        let before = state.judge.ruleSet
        state.stamp = stamp
        state.braked = braked
        var options = RuleSet.Options()
        options.readsExamples = false
        options.braked = braked
        do {
            let rules = try RuleSet.load(folder: folder, cacheFolder: cache, options: options)
            guard rules.digest != before.digest else { return }
            state.judge = judge(by: rules)
            report(rules, after: before, brakes)
            tell(rules)
        } catch {
            for problem in error.problems { log.error("\(problem)") }
            log.error("the changed filters can't be used; the ones before stay in force")
        }
    }

    private func report(_ rules: RuleSet, after before: RuleSet, _ brakes: [RuleBrake]) {
        let difference = RuleSetDifference(from: before, to: rules)
        log.notice(
            "filters reloaded: \(difference)", metadata: ["filters": "\(rules.digest.prefix(12))"])
        for id in rules.braked where !before.braked.contains(id) {
            let brake = brakes.first {
                $0.rule == RuleVersion(rule: id, version: rules.versions[id] ?? "")
            }
            let counts = brake.map { "\($0.hits) of \($0.judged)" } ?? "too many"
            log.warning(
                """
                \(id) was put into shadow by itself: it is new or changed, and kept \(counts) \
                submissions from being approved; change it, or: winnow filters release \(id)
                """)
        }
    }

    /// Says which rules are in force, so that their hits are counted.
    private func tell(_ rules: RuleSet) {
        guard let watch else { return }
        let live = rules.rules.filter { $0.state == .live }.map {
            RuleVersion(rule: $0.id, version: rules.versions[$0.id] ?? "")
        }
        watch.watch(live)
    }
}
