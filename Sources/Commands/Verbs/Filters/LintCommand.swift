import JSON
import ArgumentParser
import Filters

/// Finds what is wrong with the rules.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find what is wrong with the rules, with file, line and column.",
        discussion: "Exits with 78 if there is an error. Warnings do not fail, unless --strict.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Fail on warnings too.")
    var strict = false

    func run() async throws {
        let settings = try shared.settings()
        let problems = Lint(folder: settings.filters, cacheFolder: nil).problems()
        let errors = problems.filter { $0.severity == .error }.count
        if output.json {
            for problem in problems { StandardOutput.print(problem.json.serialized()) }
        } else {
            for problem in problems { StandardOutput.print(Phrases.safe(problem.description)) }
            StandardOutput.print(
                "\(Phrases.safe(settings.filters)): \(Phrases.count(errors, "error")), "
                    + Phrases.count(problems.count - errors, "warning"))
        }
        if errors > 0 || (strict && !problems.isEmpty) {
            throw StatusExit(status: .configuration)
        }
    }
}
