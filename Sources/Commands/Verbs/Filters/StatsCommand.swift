import JSON
import ArgumentParser
import Filters
import Foundation
import Moderation
import Store

/// Shows what rules did, and whether moderators agreed.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show how often each rule fired, and how often moderators agreed.",
        discussion: """
            Counted are submissions that are still stored, by the verdict they got when they came \
            in. "Right" is, of the hits that somebody decided on, the share that speaks for the \
            rule: called spam, or for a rule with negative points approved; with the range in \
            which it truly lies 19 times out of 20. Few decisions make a wide range.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Received at this time or later, as 2026-11-21T07:00:00Z, or so long ago, as 7d.",
            valueName: "time"))
    var since = "30d"

    func run() async throws {
        let settings = try shared.settings()
        let instant = try QueryOptions.instant(since, "--since")
        let store = try SQLiteStore(folder: URL(fileURLWithPath: settings.data))
        let brakes = RuleBrakes(brakes: try store.brakes())
        let ruleSet = try RuleSet.load(
            folder: settings.filters, cacheFolder: nil, options: brakes.options)
        let text = StatsText(
            counts: try await store.ruleCounts(since: instant), rules: ruleSet.rules,
            brakes: ruleSet.rules.compactMap { rule in
                ruleSet.braked.contains(rule.id) ? brakes.brake(of: rule, in: ruleSet) : nil
            },
            since: instant, ink: .standard, width: StandardOutput.columns)
        if output.json { return StandardOutput.print(text.json.serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }
}
