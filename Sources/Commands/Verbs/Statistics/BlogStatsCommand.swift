import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Store

/// Shows what happened on the blog.
struct BlogStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show what came in, what became of it, and how well the rules did.",
        discussion: """
            Counted are verdicts by the day they were given, decisions by the day they were made. \
            Days are those of UTC. "Right" is, of a rule's hits that somebody decided on, the \
            share that speaks for the rule, with the range in which it truly lies 19 times out of \
            20.

              winnow stats --since 365d --by week
              winnow stats --html stats.html
              winnow stats --prometheus > winnow.prom.new && mv winnow.prom.new winnow.prom
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "From this time on, as 2026-11-21T07:00:00Z, or so long ago, as 30d.",
            valueName: "time"))
    var since = "30d"

    @Option(help: "Steps of the charts: day, week or month; else what fits the time.")
    var by: StatisticsStep?

    @Flag(help: "Draw with plain ASCII, as is done where the locale isn't UTF-8.")
    var ascii = false

    @Flag(help: "Print metrics for Prometheus's textfile collector.")
    var prometheus = false

    @Option(help: ArgumentHelp("Write a web page, whole in itself.", valueName: "file"))
    var html: String?

    func validate() throws {
        guard [output.json, prometheus, html != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("give one of --json, --prometheus and --html")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let now = SystemClock().now()
        let begin = try QueryOptions.instant(since, "--since")
        guard begin <= now else { throw ValidationError("--since lies ahead") }
        guard FileManager.default.fileExists(atPath: settings.data + "/winnow.db") else {
            throw CommandFailure(.badInput, "nothing was stored in \(Phrases.safe(settings.data))")
        }
        let store = try SQLiteStore(folder: URL(fileURLWithPath: settings.data))
        let statistics = try await store.statistics(since: begin, at: now)
        try show(
            StatsReport(
                statistics: statistics, brakes: try store.brakes(), step: by ?? step(begin, now),
                glyphs: ascii ? .ascii : .standard, ink: .standard,
                width: StandardOutput.columns))
    }

    private func step(_ begin: Date, _ end: Date) -> StatisticsStep {
        let days = end.timeIntervalSince(begin) / 86_400
        return days <= 45 ? .day : days <= 400 ? .week : .month
    }

    private func show(_ report: StatsReport) throws {
        if output.json { return StandardOutput.print(report.json.serialized()) }
        if prometheus {
            let metrics = StatsMetrics(report: report, version: Winnow.version)
            return StandardOutput.write(Array(metrics.text.utf8))
        }
        if let html {
            do {
                try Data(StatsPage(report: report).text.utf8)
                    .write(to: URL(fileURLWithPath: html), options: .atomic)
            } catch {
                throw CommandFailure(.io, "\(Phrases.safe(html)): cannot be written")
            }
            return
        }
        for line in report.lines { StandardOutput.print(line) }
    }
}

extension StatisticsStep: ExpressibleByArgument {}
