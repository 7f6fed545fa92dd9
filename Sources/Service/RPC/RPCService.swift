import ServiceLifecycle

/// Serves one connection until its input ends or a graceful shutdown stops it.
public struct RPCService<Source: LineSource, Sink: LineSink>: ServiceLifecycle.Service {
    private let server: RPCServer
    private let source: Source
    private let sink: Sink

    /// Puts the service together.
    public init(server: RPCServer, source: Source, sink: Sink) {
        self.server = server
        self.source = source
        self.sink = sink
    }

    /// Answers what has arrived by the end of input or the shutdown, then returns.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.serve(from: source, to: sink)
        } onGracefulShutdown: {
            source.stop()
            sink.stop()
        }
    }
}
