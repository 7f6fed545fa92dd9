import JSON
import Logging
import Moderation
import Wire

/// Answers JSON-RPC 2.0, one message a line.
///
/// Exactly one reply is given for each request that has an id, in the order of the requests.
/// Submissions that arrive together are stored in one transaction, so that a burst costs few
/// flushes. Reading goes on while a burst is worked on, and stops while too much is unanswered.
public struct RPCServer: Sendable {
    private let desk: Desk
    private let limits: RPCLimits
    private let methods: RPCMethods
    private let log: Logger

    /// Serves requests to `desk`, and those for a verdict alone to `judging`.
    ///
    /// - Parameters:
    ///   - desk: What requests act on.
    ///   - judging: For requests that store nothing.
    ///   - pings: What takes pings; nil if none are taken.
    ///   - limits: What is taken.
    ///   - version: Winnow's own, for `describe`.
    ///   - log: Where trouble is told.
    public init(
        desk: Desk, judging: Judging, pings: PingDesk? = nil, limits: RPCLimits = RPCLimits(),
        version: String, log: Logger
    ) {
        self.desk = desk
        self.limits = limits
        self.log = log
        methods = RPCMethods(
            desk: desk, judging: judging, limits: limits, version: version, pings: pings)
    }

    /// Answers every line of `source` on `sink` until the input ends.
    ///
    /// The lines that arrive next are read while those before are answered.
    ///
    /// - Throws: `LineError` if reading or writing fails. What was acknowledged is stored by then.
    public func serve(from source: some LineSource, to sink: some LineSink) async throws {
        var arrived = try await read(source)
        while let asked = arrived {
            async let next = read(source)
            do {
                try await answer(asked) { try await sink.write($0) }
            } catch {
                // Nobody must wait for what is never answered.
                source.stop()
                throw error
            }
            arrived = try await next
        }
    }

    /// Answers lines that arrived together, in order, and hands the replies over in pieces.
    func answer(_ lines: [InputLine], _ write: ([UInt8]) async throws -> Void) async throws {
        try await answer(await asked(by: lines), write)
    }

    /// Lines read by one task.
    private static let shareCount = 64

    private func read(_ source: some LineSource) async throws -> [RPCAsked]? {
        guard let lines = try await source.next() else { return nil }
        return await asked(by: lines)
    }

    private func asked(by lines: [InputLine]) async -> [RPCAsked] {
        await lines.mapped(inSharesOf: Self.shareCount) { [limits] line in
            RPCAsked(RPCLine(line, limits: limits))
        }
    }

    /// Nothing that is ready waits for a request that asks to wait.
    private func answer(
        _ asked: [RPCAsked], _ write: ([UInt8]) async throws -> Void
    ) async throws {
        var output = ReplyBuffer()
        var run: [PlainSubmission] = []
        for asked in asked {
            guard case .line(let line) = asked else {
                if case .submission(let plain) = asked { run.append(plain) }
                continue
            }
            output.add(await store(run))
            run = []
            if output.isFull || line.calls.contains(where: \.waits) {
                try await write(output.taken())
            }
            let replies = await replies(to: line.calls)
            if line.isBatch { output.add(batch: replies) } else { output.add(replies) }
        }
        output.add(await store(run))
        try await write(output.taken())
    }

    /// A reply for each call, in order; nil for a notification.
    private func replies(to calls: [RPCLine.Call]) async -> [JSONValue?] {
        var replies: [JSONValue?] = []
        var run: [PlainSubmission] = []
        for call in calls {
            if let plain = PlainSubmission(call) {
                run.append(plain)
                continue
            }
            replies += await store(run)
            run = []
            replies.append(await reply(to: call))
        }
        return replies + (await store(run))
    }

    private func store(_ run: [PlainSubmission]) async -> [JSONValue?] {
        guard !run.isEmpty else { return [] }
        do {
            let outcomes = try await desk.intake.accept(run.map(\.submission))
            return zip(run, outcomes).map { call, outcome in
                switch outcome {
                case .accepted(let receipt): Self.reply(to: call.id, .success(receipt.json))
                case .refused(let problems):
                    Self.reply(to: call.id, .failure(RPCError(problems: problems)))
                }
            }
        } catch {
            log.error("cannot store submissions", metadata: ["error": "\(error)"])
            return run.map { Self.reply(to: $0.id, .failure(RPCError(error))) }
        }
    }

    private func reply(to call: RPCLine.Call) async -> JSONValue? {
        switch call {
        case .rejected(let rejection):
            return ["jsonrpc": "2.0", "error": rejection.error.json, "id": rejection.id]
        case .request(let request):
            do {
                return Self.reply(
                    to: request.id, .success(try await methods.result(of: request)))
            } catch {
                let failure = RPCError(error)
                if failure.code == .internalError {
                    log.error(
                        "our bug", metadata: ["method": "\(request.method)", "error": "\(error)"])
                }
                return Self.reply(to: request.id, .failure(failure))
            }
        }
    }

    private static func reply(
        to id: JSONValue?, _ result: Result<JSONValue, RPCError>
    ) -> JSONValue? {
        guard let id else { return nil }
        return switch result {
        case .success(let result): ["jsonrpc": "2.0", "result": result, "id": id]
        case .failure(let error): ["jsonrpc": "2.0", "error": error.json, "id": id]
        }
    }
}
