import Wire
import Filters
import JSON

/// What rules cost, as their writer reads it.
struct BenchText {
    var bench: RuleBench
    /// So many rows.
    var top: Int
    var ink: Ink
    var width: Int

    /// The lines.
    var lines: [String] {
        var table = TextTable([
            .init(title: "rule", isFlexible: true), .init(title: "ran on %", isNumber: true),
            .init(title: "µs a run", isNumber: true), .init(title: "most µs", isNumber: true),
            .init(title: "µs a comment", isNumber: true), .init(title: "% of all", isNumber: true),
        ])
        let rows = bench.rows
        let number = Double(bench.submissions)
        let all = Double(max(1, rows.reduce(0) { $0 + $1.total }))
        for row in rows.prefix(top) {
            table.add([
                row.name, Figures.percent(Double(row.runs) / number),
                Figures.microseconds(Double(row.total) / Double(row.runs)),
                Figures.microseconds(Double(row.maximum)),
                Figures.microseconds(Double(row.total) / number),
                Figures.percent(Double(row.total) / all),
            ])
        }
        var lines = table.lines(width: width, ink: ink)
        if rows.count > top { lines.append("and \(rows.count - top) cheaper ones: --top") }
        return lines + [""] + totals.flatMap { TextWrap.lines($0, columns: width) }
    }

    private var totals: [String] {
        let verdicts = bench.verdicts
        let mean = Double(verdicts.total) / Double(max(1, verdicts.runs))
        var lines = [
            "a whole verdict takes \(Figures.microseconds(mean)) µs on average, "
                + "\(Figures.microseconds(Double(verdicts.maximum))) at most, "
                + "over \(Phrases.count(bench.submissions, "comment"))"
        ]
        let runs = bench.savedRuns + bench.patternRuns
        if let without = bench.unfilteredMean, runs > 0 {
            let saved = Figures.percent(Double(bench.savedRuns) / Double(runs))
            lines.append(
                "the prefilter saves \(saved) % of the patterns' runs: patterns take "
                    + "\(Figures.microseconds(bench.filteredMean)) µs a comment with it, "
                    + "\(Figures.microseconds(without)) without")
        }
        return lines
    }

    /// The same for programs; times are in nanoseconds.
    var json: JSONValue {
        [
            "submissions": .integer(Int64(bench.submissions)),
            "verdict": bench.verdicts.json, "saved_runs": .integer(Int64(bench.savedRuns)),
            "pattern_runs": .integer(Int64(bench.patternRuns)),
            "patterns_mean": JSONValue(number: bench.filteredMean),
            "patterns_mean_without_prefilter":
                bench.unfilteredMean.map { JSONValue(number: $0) } ?? .null,
            "rules": .array(bench.rows.map(\.json)),
        ]
    }
}

extension RuleBench.Row {
    /// The row for programs.
    var json: JSONValue {
        [
            "name": .string(name), "runs": .integer(Int64(runs)),
            "total": .integer(Int64(total)), "maximum": .integer(Int64(maximum)),
        ]
    }
}
