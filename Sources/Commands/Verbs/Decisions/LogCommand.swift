import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// Prints the log.
struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show who decided what and when, newest first.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Only decisions about this submission.")
    var id: String?

    @Option(help: ArgumentHelp("By this person.", valueName: "name"))
    var by: String?

    @Option(help: "approve, hold, spam, trash, restore, edit, delete, requeue or undo.")
    var action: DecisionAction?

    @Option(help: ArgumentHelp("In this command or review.", valueName: "batch"))
    var batch: String?

    @Option(help: ArgumentHelp("About submissions with a finding of this rule.", valueName: "id"))
    var rule: String?

    @Option(help: ArgumentHelp("From when on: 2026-11-20T00:00:00Z, or 1d ago.", valueName: "time"))
    var since: String?

    @Option(help: "At most so many.")
    var limit = 50

    @Option(help: ArgumentHelp("Go on before this entry.", valueName: "number"))
    var before: Int64?

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more") }
    }

    func run() async throws {
        var query = DecisionQuery()
        query.submission = try id.flatMap { try IDList([$0]).ids.first }
        query.actor = by
        query.action = action
        query.batch = batch
        query.rule = rule
        query.since = try since.map { try QueryOptions.instant($0, "--since") }
        query.before = before
        query.limit = limit
        let store = try Workplace(shared.settings()).desk().store
        let lines =
            try await store.decisions(matching: query).map(Line.decision)
            + store.entryActs(matching: query).map(Line.entry)
        let newest = lines.sorted { $0.number > $1.number }.prefix(limit)
        if output.json {
            for line in newest { StandardOutput.print(line.json.serialized()) }
            return
        }
        guard !newest.isEmpty else { return StandardOutput.print("no decisions") }
        let isNarrow = StandardOutput.columns < 100
        var columns: [TextTable.Column] = [
            .init(title: "no.", isNumber: true), .init(title: "when"), .init(title: "who"),
            .init(title: "what"), .init(title: "submission"),
        ]
        if !isNarrow { columns.append(.init(title: "change")) }
        var table = TextTable(columns + [.init(title: "note", isFlexible: true)])
        for line in newest { table.add(line.cells(isNarrow: isNarrow)) }
        for line in table.lines(width: StandardOutput.columns, ink: .standard) {
            StandardOutput.print(line)
        }
    }

    /// One entry of the log.
    private enum Line {
        case decision(Decision)
        case entry(EntryAct)

        var number: Int64 {
            switch self {
            case .decision(let decision): decision.number
            case .entry(let act): act.number
            }
        }

        var json: JSONValue {
            switch self {
            case .decision(let decision): decision.json
            case .entry(let act): act.json
            }
        }

        /// In few columns, without the year and the status before.
        func cells(isNarrow: Bool) -> [String] {
            switch self {
            case .decision(let decision):
                let to = decision.to?.rawValue ?? "gone"
                let action = decision.action.rawValue
                let start = [
                    String(decision.number), when(decision.decidedAt, isNarrow), decision.actor,
                    isNarrow ? "\(action) → \(to)" : action, decision.submission.text,
                ]
                let change = isNarrow ? [] : ["\(decision.from.rawValue) → \(to)"]
                return start + change + [note(decision.undoneBy, decision.note)]
            case .entry(let act):
                let change = act.action == .add ? "on the list" : "off the list"
                let start = [
                    String(act.number), when(act.at, isNarrow), act.actor,
                    isNarrow ? "\(act.entry.list.rawValue): \(change)" : act.entry.list.rawValue,
                    "(entry \(act.entry.number))",
                ]
                let sender = "\(act.entry.kind.rawValue) \(act.entry.value)"
                return start + (isNarrow ? [] : [change]) + [note(act.undoneBy, sender)]
            }
        }

        private func when(_ date: Date, _ isNarrow: Bool) -> String {
            String(Timestamp.minute(date).dropFirst(isNarrow ? 5 : 0))
        }

        private func note(_ undoneBy: String?, _ note: String?) -> String {
            [undoneBy == nil ? nil : "undone", note].compactMap(\.self).joined(separator: " ")
        }
    }
}

extension Timestamp {
    /// `2026-11-21 07:00`, for people.
    static func minute(_ date: Date) -> String {
        String(text(date).prefix(16)).replacing("T", with: " ")
    }
}

extension DecisionAction: ExpressibleByArgument {}
