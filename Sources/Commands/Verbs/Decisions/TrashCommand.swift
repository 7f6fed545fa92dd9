import ArgumentParser
import Moderation

/// Throws away.
struct Trash: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trash",
        abstract: "Throw submissions away, and unpublish them; clean-up removes them later.",
        discussion: DecisionHelp.bulk)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.trash) }
}
