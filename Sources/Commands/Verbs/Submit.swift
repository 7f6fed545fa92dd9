import ArgumentParser
import JSON
import Moderation
import Service
import Wire

/// Stores submissions, in a process of its own.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Store submissions from standard input; acknowledge each once it is durable.",
        discussion: """
            Takes one JSON object, or many, one a line, and prints one JSON object a line for each, \
            in order. One that can't be accepted is answered with its problems, the rest is stored, \
            and the exit status is 65.

              winnow submit < comment.json
              winnow submit --wait < comments.jsonl
            """)

    @OptionGroup var shared: SharedOptions

    @Flag(help: "Judge them as well, and print the verdicts.")
    var wait = false

    func run() async throws { try await Self.run(shared.settings(), wait: wait) }

    /// Stores what comes on standard input; with `wait` judges it as well.
    static func run(_ settings: Settings, wait: Bool) async throws {
        let workplace = Workplace(settings)
        let desk = try workplace.desk()
        defer { desk.leaveOpen() }
        let worker = try wait ? workplace.worker(for: desk, bench: workplace.bench(for: desk)) : nil
        try await OneShot(limits: workplace.settings.configuration.limits).run { submissions in
            let outcomes = try await desk.intake.accept(submissions)
            if let worker {
                try await worker.drain()
                try await desk.publisher.publish()
            }
            var answers: [OneShot.Answer] = []
            for outcome in outcomes {
                switch outcome {
                case .refused(let problems): answers.append(.refused(RPCError(problems: problems)))
                case .accepted(let receipt):
                    let answer = wait ? try await verdict(on: receipt, desk) : receipt.json
                    answers.append(.result(answer))
                }
            }
            return answers
        }
    }

    private static func verdict(on receipt: Receipt, _ desk: Desk) async throws -> JSONValue {
        try await desk.store.submission(receipt.id)?.answer(to: receipt) ?? receipt.json
    }
}
