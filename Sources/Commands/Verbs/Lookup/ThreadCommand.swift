import ArgumentParser
import JSON
import Moderation
import Service

/// Prints a thread.
struct ThreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "Print a post's published comments as its page shows them.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Any URL the post has had, or its folder's name in the repository.")
    var post: String

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let view = try await ThreadView(of: post, at: desk)
        for path in view.damaged { StandardError.print("winnow: left out: \(Phrases.safe(path))") }
        if output.json { return StandardOutput.print(view.json.serialized()) }
        guard view.postKey != nil else {
            throw CommandFailure(.badInput, "nothing was ever sent to \(Phrases.safe(post))")
        }
        let title = view.post?.title ?? view.post?.url ?? post
        let text = ThreadText(
            title: title, thread: view.thread, ink: .standard, width: StandardOutput.columns)
        for line in text.lines { StandardOutput.print(line) }
    }
}
