import ArgumentParser
import JSON
import Moderation
import Service

/// Answers one webmention.
struct WebmentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webmention",
        abstract: "Answer a webmention: a form in, the status to answer with out.",
        discussion: """
            The form is source and target, as application/x-www-form-urlencoded on standard input, \
            or both as options. Prints a JSON object with http_status, message and id.

              winnow webmention < form
              winnow webmention --source https://other.example/a --target https://blog.example/b
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var options: PingSenderOptions

    @Option(help: ArgumentHelp("The page that links to ours.", valueName: "url"))
    var source: String?

    @Option(help: ArgumentHelp("Our page.", valueName: "url"))
    var target: String?

    func validate() throws {
        guard (source == nil) == (target == nil) else {
            throw ValidationError("Give both --source and --target, or neither and a form.")
        }
    }

    func run() async throws {
        let desk = try Workplace(shared.settings()).pingDesk()
        let reply =
            if let source, let target {
                try await desk.webmention(source: source, target: target, from: options.sender)
            } else {
                try await desk.webmention(PingBody.read(), from: options.sender)
            }
        StandardOutput.print(reply.json.serialized())
    }
}
