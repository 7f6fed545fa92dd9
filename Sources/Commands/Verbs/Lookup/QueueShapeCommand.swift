import ArgumentParser
import Foundation
import JSON
import Moderation
import Service

/// Shows where from and since when it waits.
struct QueueShape: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shape",
        abstract: "Show what waits by domain and age, as Postfix's qshape does.",
        discussion: """
            A domain with many young ones is a wave of spam, or a post that was read a lot. The \
            domain is that of the e-mail address; with --urls the host of the author's or \
            source's URL.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "By the host of the author's or source's URL.")
    var urls = false

    @Option(help: "At most so many domains.")
    var limit = 20

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more") }
    }

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let waiting = try await desk.store.waiting(limit: 1_000_000)
        let text = QueueShapeText(waiting, at: desk.clock.now()) { submission in
            urls ? Self.host(submission.url) : Self.domain(submission.email)
        }
        if output.json { return StandardOutput.print(text.json.serialized()) }
        let lines = text.lines(limit: limit, width: StandardOutput.columns, ink: .standard)
        for line in lines { StandardOutput.print(line) }
    }

    private static func domain(_ email: String?) -> String? {
        guard let email, let at = email.lastIndex(of: "@") else { return nil }
        let domain = email[email.index(after: at)...].lowercased()
        return domain.isEmpty ? nil : domain
    }

    private static func host(_ url: String?) -> String? {
        guard let host = url.flatMap(URLComponents.init(string:))?.host?.lowercased() else {
            return nil
        }
        return host.isEmpty ? nil : host
    }
}
