import Evaluation
import Foundation
import JSON
import Moderation
import Wire

/// An evaluation for people and for programs.
struct EvaluationText: CustomStringConvertible {
    let parts: [(name: String, report: AccuracyReport)]
    let worst: [Outcome]

    var description: String {
        var lines: [String] = []
        for (name, report) in parts {
            lines.append("\(name): \(report.spam) spam, \(report.ham) ham")
            for (label, interval) in shares(of: report) {
                lines.append("  \(Self.padded(label)) \(Self.text(interval))")
            }
            for (label, rank) in [("verdict", report.score), ("model alone", report.model)] {
                guard let rank else { continue }
                lines.append("  \(Self.padded("\(label): AUC")) \(Self.text(rank.area))")
                let left = Self.padded("\(label): (1-AUC)")
                lines.append("  \(left) \(Self.text(Self.complement(rank.area)))")
                for (rate, recall) in rank.recall.sorted(by: { $0.key > $1.key }) {
                    let label = "\(label): caught at \(rate * 100) % FP"
                    lines.append("  \(Self.padded(label)) \(Self.text(recall))")
                }
            }
        }
        if !worst.isEmpty { lines.append("worst errors:") }
        for outcome in worst {
            let label = outcome.isSpam ? "spam" : "ham"
            lines.append(
                "  \(Phrases.safe(outcome.place)) \(label), \(Phrases.safe(outcome.verdict.summary))"
            )
        }
        return lines.joined(separator: "\n")
    }

    /// The same as one JSON object; shares are from 0 to 1, each with its bounds.
    var json: String {
        let reports = parts.map { name, report in
            var object: JSONObject = [
                "part": .string(name), "spam": .integer(Int64(report.spam)),
                "ham": .integer(Int64(report.ham)),
            ]
            for (label, interval) in shares(of: report) {
                object[label.replacing(" ", with: "_")] = Self.json(interval)
            }
            object["score"] = Self.json(report.score)
            object["model"] = Self.json(report.model)
            return JSONValue.object(object)
        }
        let errors = worst.map { outcome in
            JSONValue.object([
                "place": .string(outcome.place), "label": .string(outcome.isSpam ? "spam" : "ham"),
                "status": .string(outcome.verdict.status.rawValue),
                "summary": .string(outcome.verdict.summary),
                "rules": .array(outcome.verdict.findings.map { .string($0.rule) }),
            ])
        }
        return JSONValue.object(["parts": .array(reports), "errors": .array(errors)]).serialized()
    }

    private func shares(of report: AccuracyReport) -> [(String, Interval?)] {
        [
            ("ham called spam", report.hamOutright), ("ham held or spam", report.hamStopped),
            ("spam approved", report.spamApproved), ("spam called spam", report.spamOutright),
            ("held", report.held),
        ]
    }

    private static func padded(_ label: String) -> String {
        label + String(repeating: " ", count: max(0, 32 - label.count))
    }

    private static func complement(_ interval: Interval) -> Interval {
        Interval(value: 1 - interval.value, low: 1 - interval.high, high: 1 - interval.low)
    }

    private static func text(_ interval: Interval?) -> String {
        guard let interval else { return "–" }
        return String(
            format: "%6.2f %%   (%.2f to %.2f)", interval.value * 100, interval.low * 100,
            interval.high * 100)
    }

    private static func json(_ interval: Interval?) -> JSONValue {
        guard let interval else { return .null }
        return .object([
            "value": .real(interval.value), "low": .real(interval.low),
            "high": .real(interval.high),
        ])
    }

    private static func json(_ rank: AccuracyReport.Rank?) -> JSONValue {
        guard let rank else { return .null }
        var object: JSONObject = ["auc": json(rank.area)]
        for (rate, recall) in rank.recall.sorted(by: { $0.key > $1.key }) {
            object["recall_at_\(rate * 100)"] = json(recall)
        }
        return .object(object)
    }
}
