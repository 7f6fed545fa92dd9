import ArgumentParser
import Filters
import Foundation
import Moderation

/// What patterns cost, by their number, with and without the prefilter.
struct RuleCountBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "CPU time of a verdict by the number of patterns, with and without the prefilter."
    )

    @Option(help: "Patterns, one a line.")
    var patterns = "../shared/suites/regex/smokedetector-bad_keywords.txt"

    @Option(help: "More patterns, one a line.")
    var more = "../shared/suites/regex/smokedetector-blacklisted_websites.txt"

    @Argument(help: "JSON Lines of submissions.")
    var file = "fixtures/day.jsonl"

    func run() throws {
        var lines = [patterns, more].flatMap { path in
            ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
                .split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map(String.init)
        }
        if lines.isEmpty { return print("skipped: there are no patterns \(patterns)") }
        let bad = try refused(lines)
        lines = lines.indices.filter { !bad.contains($0) }.map { lines[$0] }
        let comments = try Comments.read(file)
        let none = try least(fixture([], prefilter: false), comments)
        print(
            "\(lines.count) patterns can be used; a verdict without any takes \(Measure.text(none)) µs"
        )
        print("rules | with prefilter µs | without µs | times | load ms")
        for count in [50, 100, 200, 500, 1000] where count <= lines.count {
            let part = (0..<count).map { lines[$0 * lines.count / count] }
            let (fast, plain) = (
                try fixture(part, prefilter: true), try fixture(part, prefilter: false)
            )
            let costs = (try least(fast, comments) - none, try least(plain, comments) - none)
            let row = [
                "\(count)", Measure.text(costs.0), Measure.text(costs.1),
                Measure.text(costs.1 / max(0.1, costs.0)), Measure.text(fast.loadMilliseconds),
            ]
            print(row.joined(separator: " | "))
        }
    }

    private func least(_ fixture: FilterFixture, _ comments: [Submission]) throws -> Double {
        try (0..<5).map { _ in try fixture.microseconds(comments) }.min() ?? 0
    }

    private func fixture(_ patterns: [String], prefilter: Bool) throws -> FilterFixture {
        try FilterFixture(
            copying: nil, adding: ["benchmark-rules.yaml": Self.yaml(patterns)],
            prefilter: prefilter)
    }

    /// Numbers of the patterns that PCRE2 does not take.
    private func refused(_ patterns: [String]) throws -> Set<Int> {
        do {
            _ = try fixture(patterns, prefilter: false)
            return []
        } catch let problems as FilterProblems {
            return Set(problems.problems.map { $0.line - Self.firstLine })
        }
    }

    /// The line of the first pattern's rule.
    private static let firstLine = 4

    private static func yaml(_ patterns: [String]) -> String {
        var text = """
            group: benchmark-rules
            rules:
              - {id: NEVER, about: Never, when: form.honeypot, score: 1, spam: [x], ham: [y]}

            """
        for (number, pattern) in patterns.enumerated() {
            let quoted = pattern.replacingOccurrences(of: "'", with: "''")
            text += "  - {id: R\(number), about: Matches, on: [content], match: '\(quoted)', "
            text += "score: 0.1, spam: [x], ham: [y]}\n"
        }
        return text
    }
}
