import ArgumentParser
import Filters
import Foundation
import Moderation

/// CPU time of one verdict.
struct JudgingBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judging", abstract: "CPU time of one verdict, with and without the prefilter."
    )

    @Option(help: "The folder of the rules.")
    var filters = "Filters"

    @Argument(help: "JSON Lines of submissions.")
    var file = "fixtures/day.jsonl"

    func run() throws {
        let comments = try Comments.read(file)
        let bytes = comments.map { $0.content?.utf8.count ?? 0 }.reduce(0, +) / comments.count
        for prefilter in [true, false] {
            var options = RuleSet.Options()
            options.prefilter = prefilter
            let start = Measure.seconds
            let rules = try RuleSet.load(folder: filters, cacheFolder: nil, options: options)
            let load = (Measure.seconds - start) * 1000
            let judge = FilterJudge(ruleSet: rules)
            let cost = (0..<7).map { _ in microseconds(judge, comments) }.min() ?? 0
            print(
                "\(rules.rules.count) rules \(prefilter ? "with" : "without") prefilter: "
                    + "\(Measure.text(cost)) µs of CPU a verdict, \(comments.count) texts of "
                    + "\(bytes) bytes; loading \(Measure.text(load)) ms")
        }
    }

    private func microseconds(_ judge: FilterJudge, _ comments: [Submission]) -> Double {
        let rounds = max(1, 3_000 / comments.count)
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let start = Measure.threadSeconds
        for _ in 0..<rounds {
            for comment in comments {
                _ = judge.verdict(on: comment, history: History(), at: now)
            }
        }
        return (Measure.threadSeconds - start) * 1e6 / Double(rounds * comments.count)
    }
}
