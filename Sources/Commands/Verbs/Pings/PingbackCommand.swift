import ArgumentParser
import Service

/// Answers one XML-RPC request.
struct PingbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pingback",
        abstract: "Answer a pingback: an XML-RPC request in, its reply out.",
        discussion: """
            The ping is stored, and its source is looked at by winnow serve or winnow work. See \
            Documentation/Pings.md, and examples/ping-cgi for a web server's part.

              winnow pingback --ip 198.51.100.9 < call.xml
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var options: PingSenderOptions

    func run() async throws {
        let desk = try Workplace(shared.settings()).pingDesk()
        let reply = try await desk.pingback(PingBody.read(), from: options.sender)
        StandardOutput.write(Array(reply.utf8))
    }
}
