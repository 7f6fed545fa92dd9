import ArgumentParser
import Foundation
import Moderation

/// CPU time of one verdict.
struct JudgingBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judging",
        abstract: "CPU time of one verdict: with the filters as they are, without the model, "
            + "without the prefilter, and with a long list.")

    @Option(help: "The folder of the rules.")
    var filters = "Filters"

    @Option(help: "A list, one term a line.")
    var list = "../shared/suites/lists/wordpress-comment-blocklist.txt"

    @Option(help: "How many submissions of each file are judged.")
    var count = 3_000

    @Option(help: "How often each is judged; the least time counts.")
    var rounds = 5

    @Option(help: "Only this row, by its name, as for a profile.")
    var only: String?

    @Argument(help: "JSON Lines of submissions.")
    var files = ["fixtures/day.jsonl"]

    func run() throws {
        let judges = try self.judges
        print("file | texts | bytes | judged | median µs | mean µs")
        for file in files {
            let comments = try Comments.read(file, count: count)
            let bytes = comments.map { $0.content?.utf8.count ?? 0 }
            for (name, times) in times(of: comments, by: judges) {
                let row = [
                    file, "\(comments.count)", Measure.text(Measure.mean(bytes.map(Double.init))),
                    name, Measure.text(Measure.median(times)), Measure.text(Measure.mean(times)),
                ]
                print(row.joined(separator: " | "))
            }
        }
    }

    private var judges: [(name: String, fixture: FilterFixture)] {
        get throws {
            var judges = [
                ("as shipped", try FilterFixture(copying: filters)),
                ("no model", try FilterFixture(copying: filters, without: ["starter.model"])),
                ("no prefilter", try FilterFixture(copying: filters, prefilter: false)),
            ]
            if let terms = try? String(contentsOfFile: list, encoding: .utf8) {
                judges.append(("long list", try FilterFixture(filters, list: terms)))
            }
            return judges.filter { only == nil || $0.0 == only }
        }
    }

    /// The least µs of each comment's verdict, by turns, so that all judges meet the same weather.
    private func times(
        of comments: [Submission], by judges: [(name: String, fixture: FilterFixture)]
    ) -> [(name: String, times: [Double])] {
        var least = judges.map { _ in [Double](repeating: .infinity, count: comments.count) }
        for _ in 0..<rounds {
            for (number, judge) in judges.enumerated() {
                for (index, comment) in comments.enumerated() {
                    let time = judge.fixture.microseconds(comment)
                    least[number][index] = min(least[number][index], time)
                }
            }
        }
        return zip(judges, least).map { ($0.name, $1) }
    }
}
