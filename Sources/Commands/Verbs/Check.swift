import ArgumentParser
import Moderation
import Service
import Wire

/// Judges without storing.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judge submissions from standard input without storing them.",
        discussion: """
            Takes and prints what submit does, with a verdict for each.

              winnow check < comment.json
            """)

    @OptionGroup var shared: SharedOptions

    @Flag(help: "Print the reasons for people instead of JSON.")
    var text = false

    @Flag(help: "Exit with 1 if something is held and with 2 if something is spam.")
    var exitStatus = false

    func run() async throws {
        try await Self.run(shared.settings(), text: text, exitStatus: exitStatus)
    }

    /// Judges what comes on standard input; `text` prints reasons for people, and with
    /// `exitStatus` the worst verdict becomes the exit status.
    static func run(_ settings: Settings, text: Bool, exitStatus: Bool) async throws {
        let workplace = Workplace(settings)
        let desk = try workplace.desk()
        let bench = try workplace.bench(for: desk)
        // The process ends with it: to take the rules apart would take another millisecond.
        _ = Unmanaged.passRetained(bench)
        let judging = try workplace.judging(for: desk, bench: bench)
        let tally = Tally()
        try await OneShot(limits: workplace.settings.configuration.limits).run { submissions in
            var answers: [OneShot.Answer] = []
            for submission in submissions {
                let problems = desk.fields.problems(in: submission)
                guard problems.isEmpty else {
                    answers.append(.refused(RPCError(problems: problems)))
                    continue
                }
                let verdict = try await judging.check(submission)
                tally.add(verdict.status)
                answers.append(text ? .lines(lines(verdict)) : .result(verdict.json))
            }
            return answers
        }
        guard exitStatus else { return }
        if tally.count(.spam) > 0 { throw StatusExit(status: .spam) }
        if tally.count(.held) > 0 { throw StatusExit(status: .held) }
    }

    private static func lines(_ verdict: Verdict) -> [String] {
        VerdictText(verdict: verdict, ink: .standard, width: StandardOutput.columns).lines
    }
}
