import ArgumentParser
import Foundation
import Moderation
import Review
import Service
import Terminal

/// The moderators' full-screen loop.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Decide on what waits, one key each, on the whole screen.",
        discussion: """
            One submission at a time, the oldest first, with everything that is known about it and \
            what matched marked in place. a approves, s is spam, x trash, h holds, u undoes; ? shows \
            all keys. It begins where you left it. Others may review at the same time: each sees \
            different ones, and nothing is decided on a text that has changed.

              winnow review
              winnow review --status spam --since 1d --newest-first
              winnow review --rule BBCODE_LINK
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var conditions: QueryOptions
    @OptionGroup var actor: ActorOptions

    @Flag(help: "Newest first.")
    var newestFirst = false

    @Flag(help: "Begin with the first, not where you left it.")
    var restart = false

    func validate() throws {
        if newestFirst, conditions.oldestFirst {
            throw ValidationError("give --newest-first or --oldest-first, not both")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let workplace = Workplace(try shared.settings())
        let settings = workplace.settings
        var query = try conditions.query()
        query.newestFirst = newestFirst
        try Self.check(environment)
        let desk = try workplace.desk()
        let started = desk.clock.now()
        let office = DeskOffice(
            desk: desk, actor: actor.name, session: Self.session(at: started),
            filters: settings.filters)
        let file = ReviewPlaceFile(data: settings.data, actor: actor.name)
        let screen = try Self.screen(environment)
        var state = ReviewState(query: query, size: screen.size, now: started)
        var loop = ReviewLoop(
            screen: screen, clerk: ReviewClerk(office: office, startedAt: started),
            clock: desk.clock,
            editor: ReviewEditor(environment: environment, folder: settings.data + "/review"),
            hasStyles: Ink(isTerminal: true, environment: environment).isOn, save: file.write)
        let isNarrowed = !conditions.isEmpty || newestFirst || restart
        let signalNumber = await loop.run(&state, from: isNarrowed ? nil : file.read())
        screen.leave()
        if !isNarrowed || restart { loop.keep(state) }
        try? await office.releaseClaims()
        if let signalNumber { FullScreen.end(by: signalNumber) }
        StandardOutput.print(Self.summary(state.tally))
    }

    /// Refuses what can't be reviewed on before anything is opened.
    private static func check(_ environment: [String: String]) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw CommandFailure(
                .usage,
                "review needs a terminal; in a script use winnow list, approve, spam and trash")
        }
        if (environment["TERM"] ?? "").isEmpty || environment["TERM"] == "dumb" {
            throw CommandFailure(
                .usage, "this terminal can't place a cursor (TERM); use winnow list, approve, spam")
        }
    }

    private static func screen(_ environment: [String: String]) throws -> FullScreen {
        do {
            return try FullScreen(terminalName: environment["TERM"])
        } catch {
            throw CommandFailure(.usage, "the terminal can't be used: \(error)")
        }
    }

    private static func session(at instant: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        return "review-\(SubmissionID(at: instant, using: &generator))"
    }

    private static func summary(_ tally: [DecisionAction: Int]) -> String {
        let counts = tally.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
        guard !counts.isEmpty else { return "nothing was decided" }
        return "decided: " + counts.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
            + " (winnow undo takes them back)"
    }
}
