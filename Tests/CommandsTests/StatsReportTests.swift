import Foundation
import Moderation
import Testing
import Text

@testable import Commands

@Suite("The blog's statistics as people and programs read them")
struct StatsReportTests {
    private static let begin = Date(timeIntervalSince1970: 1_800_000_000)

    /// Thirty days of a blog whose moderators have hostile names.
    private static func report(
        days: Int = 30, step: StatisticsStep = .day, glyphs: ChartGlyphs = .blocks,
        width: Int = 80
    ) -> StatsReport {
        var statistics = Statistics(
            since: begin, until: begin.addingTimeInterval(Double(days) * 86_400))
        let first = DayFigures.day(of: begin)
        statistics.days = (0..<days).map { number in
            var day = DayFigures(day: first + number)
            (day.approved, day.held, day.spam) = (number * 7, number % 3, number * number)
            day.pings = number % 2
            return day
        }
        var rosa = ModeratorFigures(actor: "rosa\u{1B}[31m\"\\\n<script>")
        (rosa.approved, rosa.overruled) = (12, 3)
        statistics.moderators = [rosa, ModeratorFigures(actor: String(repeating: "长", count: 90))]
        statistics.agreement.add(.held, .ham)
        statistics.agreement.add(.spam, .spam)
        var rule = RuleFigures(rule: "BBCODE_LINK", hits: 40)
        (rule.decidedSpam, rule.decidedHam) = (9, 1)
        statistics.rules = [rule] + (0..<30).map { RuleFigures(rule: "RULE_\($0)", hits: 1) }
        statistics.model.add(1.5, .spam)
        statistics.model.add(-0.5, .ham)
        statistics.waited = WaitFigures(seconds: [60, 3_600, 7_200])
        statistics.totals.received = 1234
        statistics.totals.decisions = [
            .init(actor: "rosa\u{1B}[31m\"\\\n", action: .approve, count: 12)
        ]
        return StatsReport(
            statistics: statistics, brakes: [], step: step, glyphs: glyphs, ink: Ink(isOn: false),
            width: width)
    }

    @Test("No line is wider than the terminal", arguments: [40, 60, 80, 132, 200])
    func width(columns: Int) {
        for line in Self.report(width: columns).lines {
            #expect(VisibleText.columnWidth(line) <= columns, "\(line)")
        }
    }

    @Test("No width, not even a negative one, breaks it", arguments: [-1, 0, 1, 10, 100_000])
    func anyWidth(columns: Int) {
        #expect(!Self.report(width: columns).lines.isEmpty)
    }

    @Test("Plain ASCII stays plain, and names can't steer the terminal")
    func plain() {
        var report = Self.report(glyphs: .ascii)
        report.statistics.moderators.removeLast()
        let text = report.lines.joined(separator: "\n")
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
        #expect(text.contains("rosa"))
    }

    @Test("Glyphs follow the locale")
    func glyphs() {
        #expect(ChartGlyphs.fitting(["LANG": "de_DE.UTF-8"]) == .blocks)
        #expect(ChartGlyphs.fitting(["LANG": "C.utf8", "LC_ALL": "C"]) == .ascii)
        #expect(ChartGlyphs.fitting([:]) == .ascii)
        #expect(ChartGlyphs.fitting(["LC_ALL": "", "LANG": "C.UTF-8"]) == .blocks)
    }

    @Test("Bars are as long as what they stand for, and never empty for something")
    func bars() {
        let rows = [
            ChartBars.Row(label: "a", parts: [50, 0, 50], note: "100"),
            ChartBars.Row(label: "b", parts: [0, 0, 1], note: "1"),
            ChartBars.Row(label: "c", parts: [0, 0, 0], note: "0"),
        ]
        let lines = ChartBars(rows: rows, glyphs: .ascii, width: 28).lines
        #expect(lines[0] == "a  100  ##########..........")
        #expect(lines[1] == "b    1  .")
        #expect(lines[2] == "c    0")
    }

    @Test("Days add up to weeks from Monday on, and to months")
    func steps() {
        // 2027-01-15 was a Friday.
        let first = DayFigures.day(of: Self.begin)
        #expect(StatisticsStep.week.begin(of: first) == first - 4)
        #expect(StatisticsStep.week.begin(of: first - 4) == first - 4)
        #expect(StatisticsStep.month.begin(of: first) == first - 14)
        #expect(StatisticsStep.week.begin(of: -4) == -10 && StatisticsStep.week.begin(of: -3) == -3)
        for step in StatisticsStep.allCases {
            let report = Self.report(days: 100, step: step)
            let steps = report.steps
            #expect(steps.map(\.received).reduce(0, +) == report.sum.received)
            #expect(steps.map(\.day) == steps.map(\.day).sorted())
        }
        #expect(Self.report(days: 28, step: .week).steps.count == 5)
    }

    @Test("The metrics have the form that Prometheus reads")
    func metrics() throws {
        let text = StatsMetrics(report: Self.report(), version: "1").text
        let label = #"[a-z_]+="(?:[^"\\\n]|\\["\\n])*""#
        let sample = try Regex("^winnow_[a-z_]+(?:\\{\(label)(?:,\(label))*\\})? [0-9.e+-]+$")
        var types: [Substring] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") { types.append(line.split(separator: " ")[2]) }
            if line.hasPrefix("#") { continue }
            #expect(line.wholeMatch(of: sample) != nil, "\(line)")
            let name = line.prefix { $0 != "{" && $0 != " " }
            #expect(name == types.last, "\(line)")
        }
        #expect(Set(types).count == types.count && types.count > 10)
        #expect(text.hasSuffix("\n") && !text.contains("\u{1B}"))
        #expect(text.contains("# TYPE winnow_submissions_received_total counter\n"))
        #expect(text.contains("winnow_submissions_received_total 1234\n"))
    }

    @Test("The page is whole in itself, and no name becomes markup")
    func page() {
        let text = StatsPage(report: Self.report()).text
        for banned in ["<script", "http://", "https://", "src=", "url(", "\u{1B}"] {
            #expect(!text.contains(banned), "\(banned)")
        }
        for wanted in ["<svg", "prefers-color-scheme: dark", "<table>", "&lt;script&gt;"] {
            #expect(text.contains(wanted), "\(wanted)")
        }
        for name in ["svg", "table", "tr", "g", "section", "figure", "details", "text"] {
            let opened = text.matches(of: /<([a-z]+)[ >]/).count { $0.1 == name }
            let closed = text.components(separatedBy: "</\(name)>").count - 1
            #expect(opened == closed && opened > 0, "\(name)")
        }
    }

    @Test("Nothing at all can be shown in every way")
    func nothing() {
        let report = StatsReport(
            statistics: Statistics(since: Self.begin, until: Self.begin), brakes: [], step: .month,
            glyphs: .blocks, ink: Ink(isOn: false), width: 80)
        #expect(report.lines.contains("Nothing is held now."))
        #expect(StatsPage(report: report).text.contains("</html>"))
        #expect(!StatsMetrics(report: report, version: "1").text.contains("nan"))
    }

    @Test(
        "A chart's scale is round and not below its columns",
        arguments: [(0, 1), (1, 1), (3, 5), (11, 20), (100, 100), (101, 200), (60_000, 100_000)])
    func scale(most: Int, expected: Int) {
        #expect(ChartSVG.scale(most) == expected)
    }
}
