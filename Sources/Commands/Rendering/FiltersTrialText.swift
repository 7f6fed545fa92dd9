import Wire
import Filters
import Foundation
import JSON
import Moderation
import Text

/// What a rule would have done to the submissions that are stored.
struct TrialText {
    var result: TrialRun.Result
    var ink: Ink
    var width: Int

    private static let order = [Status.approved, .held, .spam, .trash]

    private var hits: Int { result.hits.values.reduce(0, +) }
    private var scanned: Int { result.scanned.values.reduce(0, +) }

    /// The lines.
    var lines: [String] {
        let rule = result.rule
        var lines = [
            ink.bold(rule.id) + "  \(rule.effect.phrase), as if it were live",
            "  \(Phrases.safe(rule.about))", "",
        ]
        lines += statusTable
        lines += [""] + judgement
        for status in Self.order {
            guard let shown = result.shown[status], !shown.isEmpty else { continue }
            let count = result.hits[status] ?? 0
            let more = count > shown.count ? ", the newest \(shown.count)" : ""
            let heading = "\(status.rawValue) now: \(Phrases.count(count, "hit"))\(more)"
            lines += ["", status == .approved ? ink.red(heading) : ink.bold(heading)]
            for hit in shown { lines += self.lines(of: hit) }
        }
        return lines
    }

    private var statusTable: [String] {
        var table = TextTable([
            .init(title: "now"), .init(title: "submissions", isNumber: true),
            .init(title: "hits", isNumber: true), .init(title: "%", isNumber: true),
        ])
        for status in Self.order {
            let (all, hit) = (result.scanned[status] ?? 0, result.hits[status] ?? 0)
            guard all > 0 else { continue }
            table.add([
                status.rawValue, String(all), String(hit),
                Figures.percent(Double(hit) / Double(all)),
            ])
        }
        guard scanned > 0 else { return ["no submission that was judged is meant"] }
        return table.lines(width: width, ink: ink)
    }

    /// S/O by what people decided, and the changes of status.
    private var judgement: [String] {
        var lines: [String] = []
        let (spam, ham) = (result.labelled[.spam] ?? 0, result.labelled[.ham] ?? 0)
        let hits = (spam: result.labelledHits[.spam] ?? 0, ham: result.labelledHits[.ham] ?? 0)
        if spam + ham == 0 {
            lines.append("nobody has decided on any of these yet, so there is no S/O")
        } else {
            let ratio = spamOverall.map { ", S/O \(Figures.fixed($0, 3))" } ?? ""
            lines.append(
                "of what people decided it hits \(hits.spam) of \(spam) spam "
                    + "and \(hits.ham) of \(ham) ham\(ratio)")
        }
        if result.flips.isEmpty {
            lines.append("it would change no status")
        } else {
            lines.append("it would change:")
            for (change, count) in flips {
                let text =
                    "  \(count) from \(change.without.rawValue) to \(change.with.rawValue), "
                    + "\(change.now.rawValue) now"
                lines.append(
                    change.now == .approved && change.with != .approved ? ink.red(text) : text)
            }
        }
        return lines
    }

    private var spamOverall: Double? {
        let share = { (label: Label) -> Double? in
            Proportion(result.labelledHits[label] ?? 0, of: result.labelled[label] ?? 0).share
        }
        guard let spam = share(.spam), let ham = share(.ham), spam + ham > 0 else { return nil }
        return spam / (spam + ham)
    }

    private var flips: [(TrialRun.Change, Int)] {
        result.flips.map { ($0.key, $0.value) }.sorted { one, other in
            let text = { (change: TrialRun.Change) in
                "\(change.now) \(change.without) \(change.with)"
            }
            return (other.1, text(one.0)) < (one.1, text(other.0))
        }
    }

    private func lines(of hit: TrialRun.Hit) -> [String] {
        let stored = hit.stored
        let label =
            hit.label.map { ", decided \($0 == .ham ? "ham" : "spam")" } ?? ""
        let change = hit.with == hit.without ? "" : ", \(hit.without) → \(hit.with)"
        let author = VisibleText.truncated(
            Phrases.safe(Phrases.author(stored.submission)), toColumns: 24)
        var lines = ["  \(stored.id.text)  \(author)\(label)\(change)"]
        if hit.finding.matches.isEmpty {
            let text = Phrases.safe(Phrases.text(stored.submission))
            lines.append("      " + VisibleText.truncated(text, toColumns: max(20, width - 6)))
        }
        for match in hit.finding.matches.prefix(2) {
            let context = MatchContext(match: match, submission: stored.submission)
            lines.append("      " + context.line(width: max(20, width - 6), ink: ink))
        }
        return lines
    }

    /// The same for programs.
    var json: JSONValue {
        let counts = { (counts: [Status: Int]) in
            JSONValue.object(
                JSONObject(Self.order.map { ($0.rawValue, .integer(Int64(counts[$0] ?? 0))) }))
        }
        return [
            "rule": .string(result.rule.id), "submissions": counts(result.scanned),
            "hits": counts(result.hits),
            "decided": [
                "spam": .integer(Int64(result.labelled[.spam] ?? 0)),
                "ham": .integer(Int64(result.labelled[.ham] ?? 0)),
                "spam_hits": .integer(Int64(result.labelledHits[.spam] ?? 0)),
                "ham_hits": .integer(Int64(result.labelledHits[.ham] ?? 0)),
            ],
            "spam_overall": spamOverall.map { JSONValue(number: $0) } ?? .null,
            "flips": .array(
                flips.map { change, count in
                    [
                        "status": .string(change.now.rawValue),
                        "from": .string(change.without.rawValue),
                        "to": .string(change.with.rawValue), "count": .integer(Int64(count)),
                    ]
                }),
            "shown": .array(
                Self.order.flatMap { result.shown[$0] ?? [] }.map { hit in
                    [
                        "id": .string(hit.stored.id.text),
                        "status": .string(hit.stored.status.rawValue),
                        "label": hit.label.map { .string($0.rawValue) } ?? .null,
                        "from": .string(hit.without.rawValue), "to": .string(hit.with.rawValue),
                        "finding": hit.finding.json,
                    ]
                }),
        ]
    }
}
