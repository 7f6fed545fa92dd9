import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// What `allow` and `block` have in common.
struct EntryOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var actor: ActorOptions

    @Argument(help: "author, email, domain, host or network; or list, or remove.")
    var kind: String

    @Argument(help: "Who: a value of that kind or the id of a submission; for remove, a number.")
    var value: String?

    @Option(
        name: .customLong("for"), help: ArgumentHelp("For so long, as 30d.", valueName: "span"))
    var span: String?

    @Option(help: "A remark for the list and the log.")
    var note: String?

    static func discussion(_ verb: String) -> String {
        """
        An author is a name and an e-mail address together, so that nobody can borrow trust by a \
        name alone. Instead of a value, the id of a submission names its sender. Of several \
        entries the narrowest counts: author, email, host, network, domain. winnow undo takes an \
        entry back.

          winnow \(verb) author 'Rosa <rosa@example.org>'
          winnow \(verb) network 203.0.113.0/24 --for 30d --note 'open proxy'
          winnow \(verb) domain 01M7YNMY27Y0HAA6TJPJJKQKM5
          winnow \(verb) list
          winnow \(verb) remove 3
        """
    }

    func validate() throws {
        let kinds = SenderEntry.Kind.allCases.map(\.rawValue)
        guard (kinds + ["list", "remove"]).contains(kind) else {
            throw ValidationError(
                "expected \(kinds.joined(separator: ", ")), list or remove, found “\(kind)”")
        }
        if kind == "list" ? value != nil : value == nil {
            throw ValidationError(
                kind == "list" ? "list takes no value" : "\(kind) needs a value")
        }
        if let span, Duration(span: span) == nil {
            throw ValidationError("--for takes a span such as 12h or 30d")
        }
    }

    /// Does what the command line says.
    func run(_ list: SenderEntry.List) async throws {
        let desk = try Workplace(shared.settings()).desk()
        switch kind {
        case "list": try await show(list, desk)
        case "remove": try await remove(desk)
        default: try await add(list, desk)
        }
    }

    private func add(_ list: SenderEntry.List, _ desk: Desk) async throws {
        guard let kind = SenderEntry.Kind(rawValue: kind), let value else { return }
        let sender =
            if let id = SubmissionID(value) {
                try EntrySender(kind, of: try await desk.found(id))
            } else {
                try EntrySender(kind, value)
            }
        let now = desk.clock.now()
        let entry = SenderEntry(
            list: list, kind: kind, value: sender.value, actor: actor.name, addedAt: now,
            expiresAt: span.flatMap { Duration(span: $0) }.map {
                now.addingTimeInterval($0.seconds)
            }, note: note)
        let act = try await desk.add(entry, identity: sender.identity)
        OutcomeReport(isJSON: output.json).print([act])
    }

    private func remove(_ desk: Desk) async throws {
        guard let number = value.flatMap({ Int64($0) }) else {
            throw CommandFailure(.usage, "remove takes an entry's number: see winnow allow list")
        }
        guard let act = try await desk.removeEntry(number, actor: actor.name) else {
            throw CommandFailure(.badInput, "there is no entry \(number) on a list")
        }
        OutcomeReport(isJSON: output.json).print([act])
    }

    private func show(_ list: SenderEntry.List, _ desk: Desk) async throws {
        let entries = try await desk.store.entries(on: list, at: desk.clock.now())
        if output.json {
            for entry in entries { StandardOutput.print(entry.json.serialized()) }
            return
        }
        guard !entries.isEmpty else { return StandardOutput.print("the list is empty") }
        let lines = EntryText.lines(entries, width: StandardOutput.columns, ink: .standard)
        for line in lines { StandardOutput.print(line) }
    }
}
