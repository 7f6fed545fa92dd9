import ArgumentParser
import Moderation

/// Trusts a sender.
struct Allow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow", abstract: "Approve whatever a sender sends from now on.",
        discussion: EntryOptions.discussion("allow"))

    @OptionGroup var options: EntryOptions

    func run() async throws { try await options.run(.allow) }
}
