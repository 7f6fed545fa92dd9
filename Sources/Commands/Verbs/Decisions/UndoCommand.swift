import ArgumentParser
import Foundation
import Moderation
import Service

/// Takes decisions back.
struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take decisions back, with all that followed from them.",
        discussion: """
            Without an option, the last command's decisions are taken back, however many they were \
            (yours only: see --as), or the entries it put on a list. Undo again to go one command \
            further back; undo an undoing by its number in the log to have it all again. A \
            submission that was changed since is left alone and named.

            With --rule, all verdicts that this rule decided since then are taken back: what a \
            moderator has not decided on since waits again and is judged by today's rules. Mend \
            the rule first.

              winnow undo --rule BBCODE_LINK --since 1d
              winnow undo --by ines --since 2h
            """)

    @Argument(help: "Take back the last decision about this submission.")
    var id: String?

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var actor: ActorOptions

    @Option(help: ArgumentHelp("Take back one entry of the log.", valueName: "number"))
    var decision: Int64?

    @Option(help: ArgumentHelp("Take back one whole command.", valueName: "batch"))
    var batch: String?

    @Option(help: ArgumentHelp("Take back all of one review.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Take back what this rule decided; needs --since.", valueName: "id"))
    var rule: String?

    @Option(help: ArgumentHelp("Take back what someone decided; needs --since.", valueName: "name"))
    var by: String?

    @Option(
        help: ArgumentHelp("From when on: 2026-11-20T00:00:00Z, or 1d ago.", valueName: "time"))
    var since: String?

    func validate() throws {
        let ways = [id, decision.map(String.init), batch, session, rule, by].count { $0 != nil }
        guard ways <= 1 else { throw ValidationError("say in one way only what to take back") }
        if (rule != nil || by != nil) != (since != nil) {
            throw ValidationError("--rule and --by need --since, and only they take it")
        }
    }

    func run() async throws {
        let selection = try selection()
        let desk = try Workplace(shared.settings()).desk()
        let taken = try await desk.takeBack(selection, actor: actor.name)
        guard !taken.isEmpty else {
            throw CommandFailure(.badInput, "there is nothing to undo")
        }
        let report = OutcomeReport(isJSON: output.json)
        report.print(taken.entries)
        if !taken.outcomes.isEmpty { try report.print(taken.outcomes) }
    }

    private func selection() throws -> UndoSelection {
        if let decision { return .decision(decision) }
        if let batch { return .batch(batch) }
        if let session { return .session(session) }
        if let id, let submission = try IDList([id]).ids.first { return .submission(submission) }
        if let since {
            let start = try QueryOptions.instant(since, "--since")
            if let rule { return .rule(rule, since: start) }
            if let by { return .actor(by, since: start) }
        }
        return .latest(actor: actor.name)
    }
}
