import ArgumentParser
import Moderation

/// Takes spam or trash back.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Take submissions out of spam or trash, to where they were before.",
        discussion: DecisionHelp.bulk)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.restore) }
}
