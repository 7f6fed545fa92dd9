import JSON
import ArgumentParser
import Filters
import Foundation
import Moderation
import Service

/// Tries a rule on what is stored.
struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Show what a rule would have done to the submissions that are stored.",
        discussion: """
            The rule is judged as if it were live, beside the others as they are now and with \
            today's histories, and again without it. Nothing is changed. Hits on approved \
            submissions come first: these would be mistakes, unless spam slipped through.

              winnow filters try GUEST_POST --since 30d
              winnow filters try --file new.yaml --status approved

            A file is a rule file as in the folder of the rules; its rules take the place of \
            those with the same id. With several rules in it, name one.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The rule's id; needn't be given if --file has one rule.")
    var rule: String?

    @Option(help: ArgumentHelp("A rule file that isn't in force yet.", valueName: "file"))
    var file: String?

    @OptionGroup var conditions: QueryOptions

    @Option(help: "Show at most so many hits of each status.")
    var show = 5

    func validate() throws {
        if rule == nil, file == nil { throw ValidationError("name a rule, or a --file") }
        guard (0...10_000).contains(show) else { throw ValidationError("--show is 0 to 10000") }
    }

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let trial = try RuleTrial(
            folder: workplace.settings.filters, file: file, rule: rule,
            brakes: try RuleBrakes(workplace.settings))
        let desk = try workplace.desk()
        let run = TrialRun(trial: trial, desk: desk, shown: show)
        let result = try await run.run(try conditions.query())
        let text = TrialText(result: result, ink: .standard, width: StandardOutput.columns)
        if output.json { return StandardOutput.print(text.json.serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }
}
