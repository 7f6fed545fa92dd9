import Filters
import Foundation
import Moderation
import Text
import Wire

/// What happened on the blog, for a terminal.
struct StatsReport {
    var statistics: Statistics
    var brakes: [RuleBrake]
    var step: StatisticsStep
    var glyphs: ChartGlyphs
    var ink: Ink
    var width: Int

    /// Rules that are shown.
    static let ruleLimit = 15

    /// The steps of the charts.
    var steps: [DayFigures] { step.sums(of: statistics.days) }

    /// All days added up.
    var sum: DayFigures {
        statistics.days.reduce(into: DayFigures(day: DayFigures.day(of: statistics.since))) {
            $0 += $1
        }
    }

    /// The lines.
    var lines: [String] {
        var lines = heading
        if sum.received > 0 { lines += [""] + chart }
        lines += [""] + queue
        if !statistics.moderators.isEmpty { lines += [""] + moderators + [""] + agreement }
        if !statistics.rules.isEmpty { lines += [""] + rules }
        if let model = modelSentence { lines += [""] + wrapped(model) }
        for brake in brakes {
            let id = brake.rule.rule
            lines += [""] + wrapped("\(id) was put into shadow by itself: winnow filters stats")
        }
        return lines
    }

    func wrapped(_ text: String) -> [String] {
        TextWrap.lines(VisibleText.escaped(text), columns: width)
    }

    /// A day as its date.
    func date(_ day: Int) -> String {
        let text = String(Timestamp.text(DayFigures(day: day).begin).prefix(10))
        return step == .month ? String(text.prefix(7)) : text
    }

    /// `42 %`; empty of nothing.
    func share(_ part: Int, of whole: Int) -> String {
        whole > 0 ? "\(Int((Double(part) * 100 / Double(whole)).rounded())) %" : ""
    }

    private var heading: [String] {
        let sum = sum
        let begin = Timestamp.text(statistics.since).prefix(10)
        let end = Timestamp.text(statistics.until).prefix(10)
        var lines = wrapped("\(begin) to \(end), days of UTC").map(ink.bold)
        var table = TextTable([
            .init(title: "received"), .init(title: String(sum.received), isNumber: true),
            .init(title: "", isNumber: true), .init(title: pings, isFlexible: true),
        ])
        let people = { (count: Int) in count > 0 ? "and \(count) by people" : "" }
        for (name, count, more) in [
            ("approved", sum.approved, people(sum.peopleApproved)), ("held", sum.held, ""),
            ("spam", sum.spam, people(sum.peopleSpam)), ("queued", sum.queued, ""),
        ] where name != "queued" || count > 0 {
            table.add([name, String(count), share(count, of: sum.received), more])
        }
        lines += table.lines(width: width, ink: Ink(isOn: false))
        if hasGaps {
            lines += wrapped(
                "Before \(date(statistics.isCompleteFrom)), only what is still stored is counted.")
        }
        return lines
    }

    private var pings: String {
        sum.pings > 0 ? "of them \(Phrases.count(sum.pings, "ping"))" : ""
    }

    /// Whether something is counted on days that clean-up took from.
    var hasGaps: Bool {
        statistics.days.contains { $0.day < statistics.isCompleteFrom && $0.received > $0.queued }
    }

    private var chart: [String] {
        let names = ["approved", "held", "spam"]
        let legend = zip(glyphs.parts, names).map { "\($0) \($1)" }.joined(separator: "  ")
        let rows = steps.map { step in
            ChartBars.Row(
                label: date(step.day), parts: [step.approved, step.held, step.spam],
                note: String(step.received))
        }
        return [legend] + ChartBars(rows: rows, glyphs: glyphs, width: width).lines
    }
}
