import ArgumentParser
import JSON
import Moderation
import Service
import Wire

/// Shows one submission whole.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show submissions whole, private fields included.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Ids of submissions; - reads them from standard input.")
    var ids: [String]

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        for id in try IDList(ids).ids {
            let stored = try await desk.found(id)
            if output.json {
                StandardOutput.print(stored.json.serialized())
                continue
            }
            let width = StandardOutput.columns
            let text = SubmissionText(stored: stored, ink: .standard, width: width)
            let verdict = stored.verdict.map {
                VerdictText(verdict: $0, ink: .standard, width: width).lines
            }
            for line in text.lines + (verdict ?? ["not judged yet"]) { StandardOutput.print(line) }
        }
    }
}
