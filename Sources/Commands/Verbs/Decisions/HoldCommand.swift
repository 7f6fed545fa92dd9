import ArgumentParser
import Moderation

/// Keeps waiting.
struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Put submissions back into the moderators' queue.",
        discussion: DecisionHelp.bulk)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.hold) }
}
