import Filters
import Foundation
import Moderation

extension StatsReport {
    /// What waits now, and how long what was held has waited.
    var queue: [String] { queueSentences.flatMap(wrapped) }

    /// The same, a sentence each.
    var queueSentences: [String] {
        let holding = statistics.holding
        var sentences: [String] = []
        if holding.count > 0 {
            sentences.append(
                "\(holding.count) held now: half of them for \(span(holding.median)) or longer, "
                    + "the oldest for \(span(holding.longest)).")
        } else {
            sentences.append("Nothing is held now.")
        }
        if let oldest = statistics.oldestQueued {
            let age = Phrases.age(oldest, at: statistics.until)
            sentences.append("The oldest in the queue has waited \(age) to be judged.")
        }
        let waited = statistics.waited
        if waited.count > 0 {
            sentences.append(
                "\(waited.count) held ones were decided on: half within \(span(waited.median)), "
                    + "nine in ten within \(span(waited.ninetieth)).")
        }
        return sentences
    }

    /// A waiting time in its largest whole unit.
    func span(_ seconds: Double?) -> String {
        let end = Date(timeIntervalSince1970: 0)
        return Phrases.age(end.addingTimeInterval(-(seconds ?? 0)), at: end)
    }

    /// Who decided; on a narrow terminal without what is rarely done.
    var moderators: [String] {
        let isNarrow = width < 60
        let titles =
            isNarrow
            ? ["appr", "spam", "overruled"]
            : ["appr", "spam", "trash", "other", "undone", "overruled"]
        var table = TextTable(
            [.init(title: "moderator", isFlexible: true)]
                + titles.map { .init(title: $0, isNumber: true) })
        for row in statistics.moderators.prefix(20) {
            let figures =
                isNarrow
                ? [row.approved, row.spam, row.overruled]
                : [row.approved, row.spam, row.trash, row.other, row.undone, row.overruled]
            table.add([row.actor] + figures.map { $0 > 0 ? String($0) : "" })
        }
        return table.lines(width: width, ink: ink)
    }

    /// What people said of the verdicts.
    var agreement: [String] { wrapped(agreementSentence) }

    /// The same in one paragraph.
    var agreementSentence: String {
        let agreement = statistics.agreement
        let held = agreement.heldHam + agreement.heldSpam
        let spam = agreement.spamHam + agreement.spamSpam
        var sentences: [String] = []
        if held > 0 {
            let right = Proportion(agreement.heldSpam, of: held)
            sentences.append(
                "Of \(held) held, \(agreement.heldSpam) were spam: \(interval(right)).")
        }
        if spam > 0 {
            sentences.append("Of \(spam) called spam and looked at, \(agreement.spamHam) weren't.")
        }
        if agreement.approvedSpam > 0 {
            sentences.append("Spam that was approved: \(agreement.approvedSpam).")
        }
        return sentences.isEmpty
            ? "No verdict was decided on." : sentences.joined(separator: " ")
    }

    /// The rules that fired most.
    var rules: [String] {
        var table = TextTable([
            .init(title: "rule", isFlexible: true), .init(title: "hits", isNumber: true),
            .init(title: "decided", isNumber: true), .init(title: "right"),
        ])
        for row in statistics.rules.prefix(Self.ruleLimit) {
            let right = Proportion(row.right, of: row.decided)
            table.add([
                row.rule, String(row.hits), row.decided > 0 ? String(row.decided) : "",
                interval(right),
            ])
        }
        let rest = statistics.rules.count - Self.ruleLimit
        let more = rest > 0 ? ["and \(rest) more: winnow filters stats"] : []
        return table.lines(width: width, ink: ink) + more
    }

    /// How well the model leaned; nil if it had no say.
    var modelSentence: String? {
        let model = statistics.model
        guard model.leaned > 0 else { return nil }
        let right = Proportion(model.right, of: model.leaned)
        let area = model.area.map { ", AUC \(Figures.ratio($0))" } ?? ""
        return "The model leaned to a side on \(model.leaned) of \(model.total) decided on: "
            + "right \(interval(right))\(area)."
    }

    /// `95 % (88–98)`, with the glyphs' dash.
    func interval(_ proportion: Proportion) -> String {
        Figures.interval(proportion).replacing("–", with: glyphs.dash)
    }
}
