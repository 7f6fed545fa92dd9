import ArgumentParser
import Foundation
import Service
import ServiceLifecycle
import UnixSignals

/// Answers a backend that keeps it running.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
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
        let bench = try workplace.bench(for: desk)
        let judging = try workplace.judging(for: desk, bench: bench)
        let limits = workplace.settings.configuration.limits
        let replies = try StandardStreams.reserveOutput()
        let service = RPCService(
            server: RPCServer(
                desk: desk, judging: judging, pings: try workplace.pingDesk(for: desk),
                limits: limits, version: Winnow.version,
                log: workplace.log),
            source: try DescriptorLines(
                descriptor: STDIN_FILENO, maximumLineByteCount: limits.lineByteCount,
                bufferByteCount: limits.bufferByteCount),
            sink: DescriptorSink(descriptor: replies))
        // The last service is shut down first: replies end before the judging does.
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = []
        if !leavesWork {
            let worker = try workplace.worker(for: desk, bench: bench)
            services.append(.init(service: workplace.learning(for: desk, bench: bench)))
            services.append(.init(service: try workplace.pingService(for: desk)))
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
