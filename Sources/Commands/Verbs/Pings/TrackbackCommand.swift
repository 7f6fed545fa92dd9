import ArgumentParser
import Service

/// Answers one trackback.
struct TrackbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trackback",
        abstract: "Answer a trackback: a form in, its XML out.",
        discussion: """
            The form is url, title, excerpt, blog_name and charset, as \
            application/x-www-form-urlencoded.

              winnow trackback --target https://blog.example/a-post/ < form
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var options: PingSenderOptions

    @Option(help: ArgumentHelp("The post that the trackback was sent to.", valueName: "url"))
    var target: String

    func run() async throws {
        let desk = try Workplace(shared.settings()).pingDesk()
        let reply = try await desk.trackback(
            PingBody.read(), target: target, from: options.sender)
        StandardOutput.write(Array(reply.utf8))
    }
}
