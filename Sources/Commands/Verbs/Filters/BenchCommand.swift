import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation
import Wire

/// Measures what rules cost.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure what each rule costs, in microseconds of processor time.",
        discussion: """
            Without a corpus it measures on the rules' own examples, which are short and full of \
            hits; what your readers write says more. Parts in brackets serve all rules at once: \
            making the views, looking for all patterns in one pass, looking up all lists.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Submissions as JSON lines; may be repeated, and - is standard input.",
            valueName: "file"))
    var corpus: [String] = []

    @Option(help: "Measure on so many submissions, from the start.")
    var limit = 2000

    @Option(help: "Show so many rows.")
    var top = 20

    func validate() throws {
        guard (1...10_000_000).contains(limit) else {
            throw ValidationError("--limit is at least 1")
        }
        guard (1...100_000).contains(top) else { throw ValidationError("--top is at least 1") }
    }

    func run() async throws {
        let settings = try shared.settings()
        let ruleSet = try RuleSet.load(folder: settings.filters, cacheFolder: nil)
        var bench = RuleBench(ruleSet)
        let now = SystemClock().now()
        if corpus.isEmpty {
            for rule in ruleSet.rules {
                for example in rule.spam + rule.ham where bench.submissions < limit {
                    bench.add(example.submission, at: now)
                }
            }
        } else {
            var reader = CorpusReader(corpus)
            while bench.submissions < limit, let piece = try reader.next() {
                CorpusReader.forEachLine(in: piece.bytes) { line, isBlank in
                    guard !isBlank, bench.submissions < limit,
                        let json = try? JSONValue(parsing: Array(line)),
                        let read = try? LabelledSubmission(json: json)
                    else { return }
                    bench.add(read.submission, at: now)
                }
            }
        }
        guard bench.submissions > 0 else {
            throw CommandFailure(.badInput, "the corpus has no submission that can be read")
        }
        let text = BenchText(
            bench: bench, top: top, ink: .standard, width: StandardOutput.columns)
        if output.json { return StandardOutput.print(text.json.serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }
}
