import Filters
import Foundation
import Moderation
import Wire

/// Statistics as one web page without scripts or further files.
struct StatsPage {
    let report: StatsReport

    private var statistics: Statistics { report.statistics }

    /// The page.
    var text: String {
        let begin = Timestamp.text(statistics.since).prefix(10)
        let end = Timestamp.text(statistics.until).prefix(10)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Winnow: \(begin) to \(end)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <h1>Comments and pings</h1>
            <p>\(begin) to \(end), days of UTC. Made \(Timestamp.text(statistics.until)).</p>
            \(([tiles, verdicts, decisions] + tables).filter { !$0.isEmpty }.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private var tiles: String {
        let sum = report.sum
        let tiles = [
            ("received", sum.received, "\(sum.pings) pings"),
            ("approved", sum.approved, report.share(sum.approved, of: sum.received)),
            ("held", sum.held, report.share(sum.held, of: sum.received)),
            ("spam", sum.spam, report.share(sum.spam, of: sum.received)),
            ("wait for you", statistics.holding.count, waiting),
        ]
        let items = tiles.map { name, count, note in
            "<div><dt>\(name)</dt><dd>\(count)<small>\(StatsMarkup.escaped(note))</small></dd></div>"
        }
        return "<dl class=\"tiles\">\(items.joined())</dl>"
    }

    private var waiting: String {
        statistics.holding.longest.map { "oldest \(report.span($0))" } ?? ""
    }

    private var verdicts: String {
        chart(
            "verdicts", "What the filters said, by \(report.step.rawValue)",
            ["approved", "held", "spam"]
        ) {
            [$0.approved, $0.held, $0.spam]
        }
    }

    private var decisions: String {
        guard !statistics.moderators.isEmpty else { return "" }
        return chart(
            "decisions", "What people decided, by \(report.step.rawValue)",
            ["approved", "other", "spam"]
        ) {
            [$0.peopleApproved, $0.peopleOther, $0.peopleSpam]
        }
    }

    private func chart(
        _ id: String, _ title: String, _ names: [String], parts: (DayFigures) -> [Int]
    ) -> String {
        let columns = report.steps.map {
            ChartSVG.Column(label: report.date($0.day), parts: parts($0))
        }
        let svg = ChartSVG(columns: columns, names: names, title: title, id: id)
        let legend = names.enumerated().map { place, name in
            "<li><span class=\"key part\(place)\"></span>\(name)</li>"
        }
        let rows = columns.map { [$0.label] + $0.parts.map(String.init) }
        return """
            <section><h2>\(title)</h2>
            <figure>
            <ul class="legend">\(legend.joined())</ul>
            \(svg.text)
            <details><summary>As a table</summary>
            \(StatsMarkup.table(title, [report.step.rawValue] + names, rows))
            </details>
            </figure></section>
            """
    }

    private var tables: [String] {
        var sections: [String] = []
        if !statistics.moderators.isEmpty {
            let rows = statistics.moderators.map { row in
                [row.actor]
                    + [
                        row.approved, row.spam, row.trash, row.other, row.undone, row.overruled,
                    ].map(String.init)
            }
            let heads = ["moderator", "approved", "spam", "trash", "other", "undone", "overruled"]
            sections.append(
                "<section><h2>Who decided</h2>\(StatsMarkup.table("Decisions", heads, rows))"
                    + "<p>\(StatsMarkup.escaped(report.agreementSentence))</p></section>")
        }
        if !statistics.rules.isEmpty {
            sections.append("<section><h2>Rules</h2>\(rules)\(model)</section>")
        }
        let queue = report.queueSentences.joined(separator: " ")
        return sections + [
            "<section><h2>Waiting</h2><p>\(StatsMarkup.escaped(queue))</p></section>"
        ]
    }

    private var rules: String {
        let rows = statistics.rules.prefix(StatsReport.ruleLimit).map { row in
            let right = Proportion(row.right, of: row.decided)
            return [row.rule, String(row.hits), String(row.decided), Figures.interval(right)]
        }
        return StatsMarkup.table(
            "The rules that fired most; right with its 95 % interval",
            ["rule", "hits", "decided", "right"], rows)
    }

    private var model: String {
        report.modelSentence.map { "<p>\(StatsMarkup.escaped($0))</p>" } ?? ""
    }
}
