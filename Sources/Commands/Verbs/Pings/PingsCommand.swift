import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// Lists pings that wait to be verified.
struct PingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pings",
        abstract: "List pings whose source was not looked at yet, and why.",
        discussion: "They are no submissions until then: queue, list and why do not show them.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "At most so many.")
    var limit = 50

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let waiting = try await workplace.pingDesk().register.waitingPings(limit: limit)
        if output.json {
            for ping in waiting { StandardOutput.print(json(ping).serialized()) }
            return
        }
        if waiting.isEmpty { return StandardOutput.print("no ping waits to be verified") }
        for ping in waiting { PingText.lines(ping).forEach { StandardOutput.print($0) } }
    }

    private func json(_ ping: WaitingPing) -> JSONValue {
        [
            "id": .string(ping.id.text), "kind": .string(ping.kind.rawValue),
            "source": .string(ping.source), "target": .string(ping.target),
            "received_at": .string(Timestamp.text(ping.receivedAt)),
            "due_at": .string(Timestamp.text(ping.dueAt)),
            "attempts": .integer(Int64(ping.attempts)),
            "failure": ping.failure.map(JSONValue.string) ?? .null,
        ]
    }
}
