import Foundation
import Moderation
import Text

/// Statistics in Prometheus's text format, version 0.0.4, for node_exporter's textfile collector.
///
/// See https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
struct StatsMetrics {
    let report: StatsReport
    let version: String

    private var statistics: Statistics { report.statistics }

    /// All of it; what has no value yet is left out.
    var text: String { (now + ever + period).map(\.text).joined() }

    /// One metric with its samples.
    private struct Metric {
        typealias Labels = [(name: String, value: String)]

        var name: String
        var type: String
        var help: String
        var samples: [(labels: Labels, value: Double)]

        init(_ name: String, _ type: String, _ help: String, _ samples: [(Labels, Double)]) {
            self.name = "winnow_" + name
            self.type = type
            self.help = help
            self.samples = samples
        }

        init(_ name: String, _ help: String, _ value: Double?) {
            self.init(name, "gauge", help, value.map { [([], $0)] } ?? [])
        }

        var text: String {
            guard !samples.isEmpty else { return "" }
            let help = StatsMetrics.escaped(self.help, quotes: false)
            let lines = samples.map { sample in
                let labels = sample.labels.map { label in
                    "\(label.name)=\"\(StatsMetrics.escaped(label.value, quotes: true))\""
                }
                let braces = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
                return "\(name)\(braces) \(StatsMetrics.number(sample.value))\n"
            }
            return "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n" + lines.joined()
        }
    }

    /// What a label's value or a help line may hold: control characters show as escapes.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in VisibleText.escaped(text, keepingNewlines: true) {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.append(character)
            }
        }
        return result
    }

    /// A value; whole ones without a fraction.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private var now: [Metric] {
        let standing = Status.allCases.flatMap { status in
            SubmissionKind.allCases.map { kind in
                (
                    [("status", status.rawValue), ("kind", kind.rawValue)],
                    Double(statistics.standing[status]?[kind] ?? 0)
                )
            }
        }
        let queued = statistics.oldestQueued.map { statistics.until.timeIntervalSince($0) }
        return [
            Metric("build_info", "gauge", "Winnow's version.", [([("version", version)], 1)]),
            Metric("submissions", "gauge", "Submissions stored now.", standing),
            Metric(
                "queued_oldest_seconds", "Age of the oldest submission that waits to be judged.",
                max(0, queued ?? 0)),
            Metric(
                "held_oldest_seconds", "Age of the oldest submission that waits for a person.",
                statistics.holding.longest ?? 0),
            Metric(
                "braked_rules", "Rules that were put into shadow by themselves.",
                Double(report.brakes.count)),
        ]
    }

    private var ever: [Metric] {
        [
            Metric(
                "submissions_received_total", "counter", "Submissions ever stored.",
                [([], Double(statistics.totals.received))]),
            Metric(
                "decisions_total", "counter", "Entries of the decisions' log.",
                statistics.totals.decisions.map {
                    ([("moderator", $0.actor), ("action", $0.action.rawValue)], Double($0.count))
                }),
        ]
    }

    private var period: [Metric] {
        let sum = report.sum
        let agreement = statistics.agreement
        let span = statistics.until.timeIntervalSince(statistics.since).rounded()
        let rules = statistics.rules.prefix(StatsReport.ruleLimit)
        return [
            Metric("period_seconds", "Length of the period of all winnow_period metrics.", span),
            Metric(
                "period_verdicts", "gauge", "Verdicts of the filters in the period.",
                [("approved", sum.approved), ("held", sum.held), ("spam", sum.spam)].map {
                    ([("status", $0)], Double($1))
                }),
            Metric(
                "period_decided", "gauge",
                "Submissions decided on in the period, by verdict and by what people said.",
                [
                    ("approved", "ham", agreement.approvedHam),
                    ("approved", "spam", agreement.approvedSpam),
                    ("held", "ham", agreement.heldHam), ("held", "spam", agreement.heldSpam),
                    ("spam", "ham", agreement.spamHam), ("spam", "spam", agreement.spamSpam),
                ].map { ([("verdict", $0), ("label", $1)], Double($2)) }),
            Metric(
                "period_rule_hits", "gauge", "Submissions of the period on which a rule fired.",
                rules.map { ([("rule", $0.rule)], Double($0.hits)) }),
            Metric(
                "period_rule_right_ratio", "gauge",
                "Share of the decisions on a rule's hits that speak for it.",
                rules.filter { $0.decided > 0 }.map {
                    ([("rule", $0.rule)], Double($0.right) / Double($0.decided))
                }),
            Metric(
                "period_wait_median_seconds", "Half of the held ones were decided on within.",
                statistics.waited.median),
            Metric(
                "period_wait_ninetieth_seconds",
                "Nine in ten of the held ones were decided on within.",
                statistics.waited.ninetieth),
            Metric(
                "period_model_area_ratio", "Area under the curve of the model's leaning.",
                statistics.model.area),
        ]
    }
}
