import ArgumentParser
import Moderation

/// Wants no more of a sender.
struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block", abstract: "Make spam of whatever a sender sends from now on.",
        discussion: EntryOptions.discussion("block"))

    @OptionGroup var options: EntryOptions

    func run() async throws { try await options.run(.block) }
}
