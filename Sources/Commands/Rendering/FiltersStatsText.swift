import Filters
import Foundation
import JSON
import Moderation
import Wire

/// What rules did to what is stored, as their writer reads it.
struct StatsText {
    var counts: RuleCounts
    var rules: [Rule]
    var brakes: [RuleBrake]
    var since: Date
    var ink: Ink
    var width: Int

    /// Rows with their rule, the most hits first.
    private var rows: [(row: RuleCounts.Row, rule: Rule?)] {
        let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        return counts.rows.map { ($0, known[$0.rule]) }
            .sorted { ($1.row.hits, $0.row.rule) < ($0.row.hits, $1.row.rule) }
    }

    /// Rules that score and never fired.
    private var silent: [String] {
        let fired = Set(counts.rows.map(\.rule))
        return rules.filter { $0.effect != .none && $0.state != .off && !fired.contains($0.id) }
            .map(\.id)
    }

    /// The lines.
    var lines: [String] {
        let heading =
            "\(Phrases.count(counts.submissions, "submission")) since \(Timestamp.text(since)); "
            + "people approved \(counts.decidedHam) and called \(counts.decidedSpam) spam"
        var lines = TextWrap.lines(heading, columns: width)
        if !counts.rows.isEmpty { lines += [""] + table }
        if !silent.isEmpty {
            let text = "never fired: " + silent.joined(separator: ", ")
            lines += [""] + TextWrap.lines(text, columns: width)
        }
        for brake in brakes {
            let id = brake.rule.rule
            lines += [
                "",
                ink.red(
                    "\(id) was put into shadow by itself at \(Timestamp.text(brake.brakedAt)):"),
                "  it kept \(brake.hits) of \(brake.judged) submissions from being approved;",
                "  change it, or: winnow filters release \(id)",
            ]
        }
        return lines
    }

    private var table: [String] {
        var table = TextTable([
            .init(title: "rule", isFlexible: true), .init(title: "state"),
            .init(title: "hits", isNumber: true), .init(title: "appr", isNumber: true),
            .init(title: "held", isNumber: true), .init(title: "spam", isNumber: true),
            .init(title: "decided", isNumber: true), .init(title: "right"),
        ])
        for (row, rule) in rows {
            let right = Self.right(row, rule)
            table.add([
                row.rule, state(row, rule), String(row.hits), String(row.approved),
                String(row.held), String(row.spam), right.total > 0 ? String(right.total) : "",
                Figures.interval(right),
            ])
        }
        return table.lines(width: width, ink: ink)
    }

    /// How it stood when it fired, and what has become of it since.
    private func state(_ row: RuleCounts.Row, _ rule: Rule?) -> String {
        guard let rule else { return "gone" }
        if row.isShadow, brakes.contains(where: { $0.rule.rule == row.rule }) { return "braked" }
        return row.isShadow ? "shadow" : rule.state == .live ? "live" : "was live"
    }

    /// Of the hits that somebody decided on, those that speak for the rule.
    static func right(_ row: RuleCounts.Row, _ rule: Rule?) -> Proportion {
        let isForHam =
            switch rule?.effect {
            case .points(let points): points < 0
            case .force(let action): action == .allow
            default: false
            }
        return Proportion(
            isForHam ? row.decidedHam : row.decidedSpam, of: row.decidedHam + row.decidedSpam)
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "since": .string(Timestamp.text(since)),
            "submissions": .integer(Int64(counts.submissions)),
            "decided_ham": .integer(Int64(counts.decidedHam)),
            "decided_spam": .integer(Int64(counts.decidedSpam)),
            "rules": .array(rows.map { json($0.row, $0.rule) }),
            "never": .array(silent.map { .string($0) }),
            "braked": .array(
                brakes.map {
                    [
                        "rule": .string($0.rule.rule), "at": .string(Timestamp.text($0.brakedAt)),
                        "hits": .integer(Int64($0.hits)), "of": .integer(Int64($0.judged)),
                    ]
                }),
        ]
    }

    private func json(_ row: RuleCounts.Row, _ rule: Rule?) -> JSONValue {
        let right = Self.right(row, rule)
        return [
            "rule": .string(row.rule), "state": .string(state(row, rule)),
            "shadow": .bool(row.isShadow), "hits": .integer(Int64(row.hits)),
            "approved": .integer(Int64(row.approved)), "held": .integer(Int64(row.held)),
            "spam": .integer(Int64(row.spam)), "decided_ham": .integer(Int64(row.decidedHam)),
            "decided_spam": .integer(Int64(row.decidedSpam)),
            "right": right.share.map { JSONValue(number: $0) } ?? .null,
            "right_low": JSONValue(number: right.interval.lowerBound),
            "right_high": JSONValue(number: right.interval.upperBound),
            "last": row.last.map { .string(Timestamp.text($0)) } ?? .null,
        ]
    }
}
