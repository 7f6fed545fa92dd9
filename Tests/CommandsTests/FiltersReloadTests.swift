import Filters
import Foundation
import Moderation
import Synchronization
import Testing

@testable import Commands

@Suite("Reloading rules")
struct ReloadingBenchTests {
    /// A clock that goes on by two seconds at each look.
    private final class Clock: WallClock {
        private let seconds = Mutex(0.0)

        func now() -> Date {
            Date(
                timeIntervalSince1970: 1_800_000_000
                    + seconds.withLock {
                        $0 += 2; return $0
                    })
        }
    }

    private final class Watch: RuleWatch {
        let braked = Mutex<[RuleBrake]>([])
        let told = Mutex<[RuleVersion]>([])

        func watch(_ rules: [RuleVersion]) { told.withLock { $0 = rules } }
        func brakes() throws -> [RuleBrake] { braked.withLock { $0 } }
        func release(_ rule: RuleVersion, at now: Date) throws -> Bool { false }
    }

    private static func rule(_ id: String, _ rest: String) -> String {
        "  - {id: \(id), about: x, on: [text], spam: [x], ham: [y], \(rest)}\n"
    }

    @Test("a reload is all or nothing, and it puts stopped rules in shadow")
    func reload() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "winnow-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.yaml")
        let write = { (text: String) in
            try Data("group: a\nrules:\n\(text)".utf8).write(to: file, options: .atomic)
        }
        try write(Self.rule("A", "match: a, score: 2"))
        let watch = Watch()
        let bench = try ReloadingBench(
            folder: folder.path(), cache: folder.path() + "/cache", watch: watch, clock: Clock(),
            log: StandardErrorLog.logger())
        #expect(watch.told.withLock { $0.map(\.rule) } == ["A"])
        let first = bench.judge().filters
        try write(Self.rule("A", "match: '(', score: 2"))
        #expect(bench.judge().filters == first)
        try write(Self.rule("A", "match: a, score: 3") + Self.rule("B", "match: b, action: spam"))
        let second = bench.judge().filters
        #expect(second != first)
        let told = watch.told.withLock { $0 }
        #expect(told.map(\.rule) == ["A", "B"])
        watch.braked.withLock {
            $0 = [RuleBrake(rule: told[1], brakedAt: Date(), hits: 30, judged: 40)]
        }
        #expect(bench.judge().filters != second)
        #expect(watch.told.withLock { $0.map(\.rule) } == ["A"])
        watch.braked.withLock { $0 = [] }
        #expect(bench.judge().filters == second)
    }
}
