import ArgumentParser
import Moderation

/// Marks as spam.
struct Spam: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spam", abstract: "Mark submissions as spam, and unpublish them.",
        discussion: DecisionHelp.bulk)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.spam) }
}
