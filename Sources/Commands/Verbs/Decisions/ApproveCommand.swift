import ArgumentParser
import Moderation

/// Publishes.
struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Publish submissions.",
        discussion: DecisionHelp.bulk)

    @OptionGroup var options: DecisionOptions

    func run() async throws { try await options.decide(.approve) }
}
