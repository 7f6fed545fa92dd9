import Wire
import Filters
import JSON
import Moderation

/// What rules did to a corpus, as their writer reads it.
struct CorpusText {
    var run: CorpusRun.Result
    /// Only these rules; all if empty.
    var rules: Set<String>
    var hasBaseline: Bool
    var ink: Ink
    var width: Int

    private var rows: [RuleTally.Row] {
        run.tally.rows.filter { rules.isEmpty || rules.contains($0.rule) }
    }

    /// The lines.
    var lines: [String] {
        var lines = ruleTable + [""] + statusTable
        if hasBaseline { lines += [""] + flips }
        if run.badLines > 0 {
            lines += ["", "\(Phrases.count(run.badLines, "line")) could not be read:"]
            lines += run.bad.flatMap {
                TextWrap.lines(
                    Phrases.safe("\($0.file):\($0.line): \($0.message)"), columns: width)
            }
            if run.badLines > run.bad.count {
                lines.append("  and \(run.badLines - run.bad.count) more")
            }
        }
        return lines
    }

    private var ruleTable: [String] {
        var table = TextTable([
            .init(title: "rule"), .init(title: "spam", isNumber: true),
            .init(title: "ham", isNumber: true), .init(title: "spam %", isNumber: true),
            .init(title: "ham %", isNumber: true), .init(title: "S/O", isNumber: true),
            .init(title: "together with", isFlexible: true),
        ])
        let fired = rows.filter { $0.spam + $0.ham > 0 || $0.overlap != nil }
        for row in fired {
            let overlap = row.overlap.map { "\(Int((row.overlapShare * 100).rounded())) % \($0)" }
            table.add([
                row.rule, String(row.spam), String(row.ham), Figures.percent(row.spamShare),
                Figures.percent(row.hamShare), Figures.ratio(row.spamOverall), overlap ?? "",
            ])
        }
        var lines = fired.isEmpty ? [] : table.lines(width: width, ink: ink)
        let silent = rows.filter { $0.spam + $0.ham == 0 && $0.overlap == nil }.map(\.rule)
        if !silent.isEmpty {
            if !lines.isEmpty { lines.append("") }
            let text = "never fired: " + silent.sorted().joined(separator: ", ")
            lines += TextWrap.lines(text, columns: width)
        }
        return lines
    }

    private var statusTable: [String] {
        var table = TextTable(
            [.init(title: "label"), .init(title: "submissions", isNumber: true)]
                + Self.statuses.flatMap {
                    [
                        TextTable.Column(title: $0.rawValue, isNumber: true),
                        TextTable.Column(title: "%", isNumber: true),
                    ]
                })
        for label in [Label.ham, .spam, nil] {
            guard let total = run.tally.labels[label], total > 0 else { continue }
            var cells = [label?.rawValue ?? "none", String(total)]
            for status in Self.statuses {
                let count = run.tally.statuses[label]?[status] ?? 0
                cells += [String(count), Figures.percent(Double(count) / Double(total))]
            }
            table.add(cells)
        }
        return table.lines(width: width, ink: ink)
    }

    private static let statuses = [Status.approved, .held, .spam]

    private var sortedFlips: [(flip: RuleTally.Flip, count: Int)] {
        run.tally.flips.map { (flip: $0.key, count: $0.value) }.sorted { one, other in
            let key = { (flip: RuleTally.Flip) in
                "\(flip.label?.rawValue ?? "~") \(flip.from) \(flip.to)"
            }
            return (other.count, key(one.flip)) < (one.count, key(other.flip))
        }
    }

    private var flips: [String] {
        let total = run.tally.flips.values.reduce(0, +)
        var lines = ["\(total) of \(run.tally.compared) otherwise than the baseline"]
        for (flip, count) in sortedFlips {
            let label = flip.label?.rawValue ?? "unlabelled"
            let text = "  \(count) \(label): \(flip.from.rawValue) → \(flip.to.rawValue)"
            lines.append(Self.isWorse(flip) ? ink.red(text + ", worse") : text)
        }
        for one in run.flipped {
            let label = one.label?.rawValue ?? "unlabelled"
            lines += TextWrap.lines(
                Phrases.safe(
                    "\(one.file):\(one.line): \(label), was \(one.from.rawValue): \(one.summary)"),
                columns: width)
        }
        return lines
    }

    /// Whether the new status is further from the label.
    static func isWorse(_ flip: RuleTally.Flip) -> Bool {
        let rank: [Status: Int] = [.approved: 0, .held: 1, .spam: 2]
        let change = (rank[flip.to] ?? 1) - (rank[flip.from] ?? 1)
        return flip.label == .ham && change > 0 || flip.label == .spam && change < 0
    }

    /// The same for programs.
    var json: JSONValue {
        var object: JSONObject = [
            "rules": .array(rows.map(\.json)), "bad_lines": .integer(Int64(run.badLines)),
            "bad": .array(
                run.bad.map {
                    [
                        "file": .string($0.file), "line": .integer(Int64($0.line)),
                        "message": .string($0.message),
                    ]
                }),
        ]
        let labels: [(String, JSONValue)] = [Label.ham, .spam, nil].map { label in
            var counts: JSONObject = [
                "submissions": .integer(Int64(run.tally.labels[label] ?? 0))
            ]
            for status in Self.statuses {
                let count = run.tally.statuses[label]?[status] ?? 0
                counts[status.rawValue] = .integer(Int64(count))
            }
            return (label?.rawValue ?? "none", .object(counts))
        }
        object["labels"] = .object(JSONObject(labels))
        guard hasBaseline else { return .object(object) }
        object["compared"] = .integer(Int64(run.tally.compared))
        object["flips"] = .array(
            sortedFlips.map { flip, count in
                [
                    "label": flip.label.map { .string($0.rawValue) } ?? .null,
                    "from": .string(flip.from.rawValue), "to": .string(flip.to.rawValue),
                    "count": .integer(Int64(count)), "worse": .bool(Self.isWorse(flip)),
                ]
            })
        return .object(object)
    }
}

extension RuleTally.Row {
    /// The row for programs.
    var json: JSONValue {
        [
            "rule": .string(rule), "spam": .integer(Int64(spam)), "ham": .integer(Int64(ham)),
            "spam_share": JSONValue(number: spamShare), "ham_share": JSONValue(number: hamShare),
            "spam_overall": spamOverall.map { JSONValue(number: $0) } ?? .null,
            "overlap": overlap.map(JSONValue.string) ?? .null,
            "overlap_share": JSONValue(number: overlapShare),
        ]
    }
}
