import ArgumentParser
import Foundation
import JSON
import Moderation
import Pingbacks
import Service

/// Tells other pages that one of ours links to them.
struct PingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ping",
        abstract: "Tell the pages that one of our posts links to, by webmention or pingback.",
        discussion: """
            What was told once is not told again, unless with --again, as after an edit. What \
            failed is tried again by the next run.

              winnow ping https://blog.example/a-post/ --dry-run
              winnow ping https://blog.example/a-post/ --file public/a-post/index.html
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The URL of our post.")
    var source: String

    @Option(help: ArgumentHelp("Its HTML; fetched if not given.", valueName: "file"))
    var file: String?

    @Flag(name: .long, help: "Only find out who would be told.")
    var dryRun = false

    @Flag(help: "Tell also those that were told before.")
    var again = false

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let register = try workplace.pingRegister(of: desk)
        guard let url = WebURL(source) else {
            throw CommandFailure(.badInput, "\(Phrases.safe(source)) is no http or https URL")
        }
        let sending = PingSending(
            client: workplace.webClient("sending mentions"), clock: desk.clock)
        let targets = try await targets(of: url, sending)
        let known = try await register.sentPings(from: url.text)
        let done = Set(again ? [] : known.filter(\.isDone).map(\.target))
        var failures = 0
        for target in targets {
            guard !done.contains(target.text) else { continue }
            let sent = await sending.send(url, to: target, isDryRun: dryRun)
            if !dryRun { try await register.rememberSent(sent) }
            if !sent.isDone, !dryRun { failures += 1 }
            StandardOutput.print(output.json ? json(sent).serialized() : PingText.line(sent))
        }
        let skipped = targets.count { done.contains($0.text) }
        if !output.json {
            StandardOutput.print(
                "\(Phrases.count(targets.count, "link")), \(skipped) told before, \(failures) failed"
            )
        }
        if failures > 0 { throw StatusExit(status: .tryLater) }
    }

    private func targets(of url: WebURL, _ sending: PingSending) async throws -> [WebURL] {
        var html: [UInt8]?
        if let file {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw CommandFailure(.io, "\(Phrases.safe(file)): cannot be read")
            }
            html = Array(data)
        }
        do {
            return try await sending.targets(of: url, html: html)
        } catch let failure as FetchFailure {
            throw CommandFailure(.tryLater, failure.description)
        }
    }

    private func json(_ sent: SentPing) -> JSONValue {
        [
            "target": .string(sent.target),
            "endpoint": sent.endpoint.map(JSONValue.string) ?? .null,
            "kind": sent.kind.map { .string($0.rawValue) } ?? .null, "done": .bool(sent.isDone),
            "answer": .string(sent.answer),
        ]
    }
}
