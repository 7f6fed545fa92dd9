import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation
import Wire

/// Runs the rules' own examples, or the rules on a corpus.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Check the rules against their own examples, or against labelled submissions.",
        discussion: """
            Without --corpus, each rule must fire on its spam examples and on none of its ham \
            examples; it exits with 78 if one doesn't.

            A corpus is a file of submissions, one JSON object a line, as `winnow check` takes \
            them, each with "label": "ham" or "spam". For each rule it is shown how many of each it \
            hits and S/O: the share of its hits that would be spam if both were equally frequent. \
            1 speaks for spam, 0 for ham, and what is near 0.5 says nothing. Histories of senders \
            aren't in a corpus, so rules about them don't fire.

              winnow filters test --corpus comments.jsonl --baseline ../before/Filters
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Labelled submissions; may be repeated, and - is standard input.", valueName: "file"))
    var corpus: [String] = []

    @Option(
        help: ArgumentHelp(
            "Compare with this folder of rules, or with the output of `winnow check`.",
            valueName: "dir or file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Show only this rule; may be repeated.", valueName: "id"))
    var rule: [String] = []

    func validate() throws {
        if baseline != nil, corpus.isEmpty {
            throw ValidationError("--baseline goes with --corpus")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let ruleSet = try RuleSet.load(folder: settings.filters, cacheFolder: nil)
        for id in rule where ruleSet.rule(id) == nil {
            throw CommandFailure(.badInput, "there is no rule \(Phrases.safe(id))")
        }
        if corpus.isEmpty { return try runExamples(ruleSet) }
        let baseline = try baseline.map { try Baseline(path: $0) }
        let run = try await CorpusRun(ruleSet: ruleSet, baseline: baseline).run(corpus)
        let text = CorpusText(
            run: run, rules: Set(rule), hasBaseline: baseline != nil, ink: .standard,
            width: StandardOutput.columns)
        if output.json { return StandardOutput.print(text.json.serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }

    private func runExamples(_ ruleSet: RuleSet) throws {
        let run = ExampleRun(
            ruleSet: ruleSet, at: SystemClock().now(), rules: rule.isEmpty ? nil : Set(rule))
        let failures = run.failures()
        let counts = run.counts
        if output.json {
            let json: JSONValue = [
                "rules": .integer(Int64(counts.rules)), "spam": .integer(Int64(counts.spam)),
                "ham": .integer(Int64(counts.ham)), "failures": .array(failures.map(\.json)),
            ]
            StandardOutput.print(json.serialized())
        } else {
            for failure in failures { StandardOutput.print(Phrases.safe(failure.description)) }
            StandardOutput.print(
                "\(Phrases.count(counts.rules, "rule")), \(Phrases.count(counts.spam, "spam example")), "
                    + "\(Phrases.count(counts.ham, "ham example")): "
                    + (failures.isEmpty ? "all as they say" : "\(failures.count) not as they say"))
        }
        if !failures.isEmpty { throw StatusExit(status: .configuration) }
    }
}
