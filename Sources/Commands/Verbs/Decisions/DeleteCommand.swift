import ArgumentParser
import Moderation

/// Removes for good.
struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove submissions for good. This can't be undone.",
        discussion: DecisionHelp.deletion)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.delete) }
}
