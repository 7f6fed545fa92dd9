import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// What the commands that decide have in common.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var actor: ActorOptions

    @Argument(help: "Ids of submissions; - reads them from standard input, a line each.")
    var ids: [String]

    @Option(help: "Decide only if it is still at this revision.")
    var revision: Int?

    @Option(help: "A remark for the log.")
    var note: String?

    /// Decides on all of them as one, and prints what became of each.
    func decide(_ action: DecisionAction, edit: DecisionRequest.Edit? = nil) async throws {
        let desk = try Workplace(shared.settings()).desk()
        let requests = try IDList(ids).ids.map { id in
            DecisionRequest(id: id, action: action, revision: revision, edit: edit, note: note)
        }
        let outcomes = try await desk.decide(requests, actor: actor.name)
        try report(outcomes, output)
    }
}

/// Prints outcomes, and fails if something asked for is not so now.
func report(_ outcomes: [DecisionOutcome], _ output: OutputOptions) throws {
    let text = OutcomeText(outcomes: outcomes)
    if output.json {
        for outcome in outcomes { StandardOutput.print(outcome.json.serialized()) }
    } else {
        for line in text.lines { StandardOutput.print(line) }
        if outcomes.count > 1 { StandardOutput.print(text.summary) }
    }
    if !text.isClean { throw StatusExit(status: .badInput) }
}

/// Publishes.
struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Publish submissions.")
    @OptionGroup var options: DecisionOptions
    func run() async throws { try await options.decide(.approve) }
}

/// Keeps waiting.
struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put submissions back into the moderators' queue.")
    @OptionGroup var options: DecisionOptions
    func run() async throws { try await options.decide(.hold) }
}

/// Marks as spam.
struct Spam: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Mark submissions as spam, and unpublish them.")
    @OptionGroup var options: DecisionOptions
    func run() async throws { try await options.decide(.spam) }
}

/// Throws away.
struct Trash: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Throw submissions away, and unpublish them; clean-up removes them later.")
    @OptionGroup var options: DecisionOptions
    func run() async throws { try await options.decide(.trash) }
}

/// Takes spam or trash back.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take submissions out of spam or trash, to where they were before.")
    @OptionGroup var options: DecisionOptions
    func run() async throws { try await options.decide(.restore) }
}

/// Removes for good.
struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove submissions for good. This can't be undone.")
    @OptionGroup var options: DecisionOptions

    @Flag(help: "Don't ask.")
    var yes = false

    func run() async throws {
        if !yes { try confirm() }
        try await options.decide(.delete)
    }

    private func confirm() throws {
        guard isatty(STDIN_FILENO) == 1, !options.ids.contains("-") else {
            throw CommandFailure(.usage, "deleting can't be undone: say --yes if you mean it")
        }
        StandardError.print(
            "delete \(Phrases.count(options.ids.count, "submission")) for good? "
                + "Type delete to go on:")
        guard readLine() == "delete" else {
            throw CommandFailure(.usage, "nothing was deleted")
        }
    }
}

/// Changes the public text.
struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change a submission's public text.",
        discussion: "The text before stays in the log, so that winnow undo can bring it back.")

    @OptionGroup var options: DecisionOptions

    @Option(help: "The new text; - reads it from standard input.")
    var content: String?

    @Option(help: "The new name; empty removes it.")
    var authorName: String?

    @Option(help: "The new URL; empty removes it.")
    var authorURL: String?

    func validate() throws {
        guard content != nil || authorName != nil || authorURL != nil else {
            throw ValidationError("say what to change: --content, --author-name or --author-url")
        }
    }

    func run() async throws {
        let text =
            content == "-"
            ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            : content
        let edit = DecisionRequest.Edit(
            content: text, authorName: authorName, authorURL: authorURL)
        try await options.decide(.edit, edit: edit)
    }
}

/// Takes decisions back.
struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take decisions back, with all that followed from them.",
        discussion: """
            Without an option, the last command's decisions are taken back, however many they were \
            (yours only: see --as). Undo again to go one command further back; undo an undoing by \
            its number in the log to have it all again. A submission that was changed since is \
            left alone and named.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var actor: ActorOptions

    @Option(help: ArgumentHelp("Take back one entry of the log.", valueName: "number"))
    var decision: Int64?

    @Option(help: ArgumentHelp("Take back one whole command.", valueName: "batch"))
    var batch: String?

    func validate() throws {
        if decision != nil, batch != nil {
            throw ValidationError("give --decision or --batch, not both")
        }
    }

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let selection: UndoSelection =
            if let decision {
                .decision(decision)
            } else if let batch {
                .batch(batch)
            } else {
                .latest(actor: actor.name)
            }
        let outcomes = try await desk.undo(selection, actor: actor.name)
        guard !outcomes.isEmpty else {
            throw CommandFailure(.badInput, "there is nothing to undo")
        }
        try report(outcomes, output)
    }
}

/// Prints the log.
struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show who decided what and when, newest first.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Only decisions about this submission.")
    var id: String?

    @Option(help: "At most so many.")
    var limit = 50

    @Option(help: ArgumentHelp("Go on before this entry.", valueName: "number"))
    var before: Int64?

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more") }
    }

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let id = try id.flatMap { try IDList([$0]).ids.first }
        let decisions = try await desk.store.decisions(about: id, before: before, limit: limit)
        if output.json {
            for decision in decisions { StandardOutput.print(decision.json.serialized()) }
            return
        }
        guard !decisions.isEmpty else { return StandardOutput.print("no decisions") }
        var table = TextTable([
            .init(title: "number", isNumber: true), .init(title: "when"), .init(title: "who"),
            .init(title: "what"), .init(title: "submission"), .init(title: "change"),
            .init(title: "note", isFlexible: true),
        ])
        for decision in decisions { table.add(Self.cells(decision)) }
        for line in table.lines(width: StandardOutput.columns, ink: .standard) {
            StandardOutput.print(line)
        }
    }

    private static func cells(_ decision: Decision) -> [String] {
        let undone = decision.undoneBy == nil ? "" : "undone "
        return [
            String(decision.number), Timestamp.text(decision.decidedAt), decision.actor,
            decision.action.rawValue, decision.submission.text,
            "\(decision.from.rawValue) → \(decision.to?.rawValue ?? "gone")",
            undone + (decision.note ?? ""),
        ]
    }
}
