import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import ServiceLifecycle
import UnixSignals
import Wire

/// Answers a backend that keeps it running.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer JSON-RPC 2.0 requests, one a line, and judge what comes in.",
        discussion: """
            Requests come on standard input, replies go to standard output, one message a line; \
            messages for people go to standard error. See Documentation/Protocol.md.

              echo '{"jsonrpc":"2.0","id":1,"method":"describe"}' | winnow serve
            """)

    @OptionGroup var shared: SharedOptions

    @Flag(name: .customLong("no-work"), help: "Leave the judging to other processes.")
    var leavesWork = false

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let judging = try workplace.judging(for: desk)
        let limits = workplace.settings.configuration.limits
        let replies = try StandardStreams.reserveOutput()
        let service = RPCService(
            server: RPCServer(
                desk: desk, judging: judging, limits: limits, version: Winnow.version,
                log: workplace.log),
            source: try DescriptorLines(
                descriptor: STDIN_FILENO, maximumLineByteCount: limits.lineByteCount,
                bufferByteCount: limits.bufferByteCount),
            sink: DescriptorSink(descriptor: replies))
        // The last service is shut down first: replies end before the judging does.
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = []
        if !leavesWork {
            let worker = workplace.worker(for: desk, bench: judging.bench)
            services.append(
                .init(service: WorkerService(desk: desk, worker: worker, log: workplace.log)))
        }
        services.append(
            .init(
                service: service, successTerminationBehavior: .gracefullyShutdownGroup,
                failureTerminationBehavior: .gracefullyShutdownGroup))
        let group = ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: workplace.log))
        try await group.run()
    }
}

/// Judges what is queued.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge what is queued, and publish what is approved.",
        discussion: """
            With --once it ends when nothing is left, for cron; otherwise it goes on until it is \
            told to stop (SIGTERM or Ctrl-C). Any number of workers may run at once.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "End when nothing is left to judge.")
    var once = false

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let worker = workplace.worker(for: desk, bench: try workplace.bench())
        guard once else {
            let group = ServiceGroup(
                configuration: .init(
                    services: [
                        .init(
                            service: WorkerService(desk: desk, worker: worker, log: workplace.log))
                    ], gracefulShutdownSignals: [.sigterm, .sigint], logger: workplace.log))
            return try await group.run()
        }
        let tally = Tally()
        try await worker.drain { tally.add($0) }
        let published = try await desk.publisher.publish()
        StandardOutput.print(
            output.json ? tally.json(published).serialized() : tally.text(published))
    }
}

/// Stores submissions, in a process of its own.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
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

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let worker = try wait ? workplace.worker(for: desk, bench: workplace.bench()) : nil
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
                    answers.append(.result(try await answer(to: receipt, desk)))
                }
            }
            return answers
        }
    }

    private func answer(to receipt: Receipt, _ desk: Desk) async throws -> JSONValue {
        guard wait else { return receipt.json }
        return try await desk.store.submission(receipt.id)?.answer(to: receipt) ?? receipt.json
    }
}

/// Judges without storing.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
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
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let judging = try workplace.judging(for: desk)
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

    private func lines(_ verdict: Verdict) -> [String] {
        VerdictText(verdict: verdict, ink: .standard, width: StandardOutput.columns).lines
    }
}
