import ArgumentParser
import JSON
import Service
import ServiceLifecycle
import UnixSignals

/// Judges what is queued.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Judge what is queued, and publish what is approved.",
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
        let bench = try workplace.bench(for: desk)
        let worker = try workplace.worker(for: desk, bench: bench)
        guard once else {
            let group = ServiceGroup(
                configuration: .init(
                    services: [
                        .init(service: try workplace.pingService(for: desk)),
                        .init(service: workplace.learning(for: desk, bench: bench)),
                        .init(
                            service: WorkerService(desk: desk, worker: worker, log: workplace.log)),
                    ], gracefulShutdownSignals: [.sigterm, .sigint], logger: workplace.log))
            return try await group.run()
        }
        let tally = Tally()
        try await workplace.learner(for: desk, bench: bench).catchUp()
        var published = try await desk.finishQueue(by: worker) { tally.add($0) }
        // Comments are done by now: the pages of pings may be slow.
        if try await workplace.pingService(for: desk).drain(within: .seconds(40)) > 0 {
            published += try await desk.finishQueue(by: worker) { tally.add($0) }
        }
        StandardOutput.print(
            output.json ? tally.json(published).serialized() : tally.text(published))
    }
}
