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
    /// - Throws: `LineError` if reading or writing fails. What was acknowledged is stored by then.
    public func serve(from source: some LineSource, to sink: some LineSink) async throws {
        while let lines = try await source.next() {
            try await answer(lines) { try await sink.write($0) }
        }
    }

    /// Answers lines that arrived together, in order, and hands the replies over in pieces.
    ///
    /// Nothing that is ready waits for a request that asks to wait.
    func answer(_ lines: [InputLine], _ write: ([UInt8]) async throws -> Void) async throws {
        var output = ReplyBuffer()
        var run: [(request: RPCRequest, submission: Submission)] = []
        for line in lines.map({ RPCLine($0, limits: limits) }) {
            if !line.isBatch, let call = line.calls.first, let plain = Self.plainSubmission(call) {
                run.append(plain)
                continue
            }
            output.add(await store(run))
            run = []
            if output.isFull || line.calls.contains(where: Self.waits) {
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
        var run: [(request: RPCRequest, submission: Submission)] = []
        for call in calls {
            if let plain = Self.plainSubmission(call) {
                run.append(plain)
                continue
            }
            replies += await store(run)
            run = []
            replies.append(await reply(to: call))
        }
        return replies + (await store(run))
    }

    private static func waits(_ call: RPCLine.Call) -> Bool {
        guard case .request(let request) = call else { return false }
        return request.params["wait"]?.boolValue == true
    }

    /// The submission of a call that can be stored together with its neighbours.
    private static func plainSubmission(
        _ call: RPCLine.Call
    ) -> (request: RPCRequest, submission: Submission)? {
        guard case .request(let request) = call, request.method == RPCMethod.submit.rawValue,
            !waits(call), let submission = try? SubmitParameters(json: request.params).submission
        else { return nil }
        return (request, submission)
    }

    private func store(
        _ run: [(request: RPCRequest, submission: Submission)]
    ) async -> [JSONValue?] {
        guard !run.isEmpty else { return [] }
        do {
            let outcomes = try await desk.intake.accept(run.map(\.submission))
            return zip(run, outcomes).map { call, outcome in
                switch outcome {
                case .accepted(let receipt): Self.reply(to: call.request, .success(receipt.json))
                case .refused(let problems):
                    Self.reply(to: call.request, .failure(RPCError(problems: problems)))
                }
            }
        } catch {
            log.error("cannot store submissions", metadata: ["error": "\(error)"])
            return run.map { Self.reply(to: $0.request, .failure(RPCError(error))) }
        }
    }

    private func reply(to call: RPCLine.Call) async -> JSONValue? {
        switch call {
        case .rejected(let rejection):
            return ["jsonrpc": "2.0", "error": rejection.error.json, "id": rejection.id]
        case .request(let request):
            do {
                return Self.reply(to: request, .success(try await methods.result(of: request)))
            } catch {
                let failure = RPCError(error)
                if failure.code == .internalError {
                    log.error(
                        "our bug", metadata: ["method": "\(request.method)", "error": "\(error)"])
                }
                return Self.reply(to: request, .failure(failure))
            }
        }
    }

    private static func reply(
        to request: RPCRequest, _ result: Result<JSONValue, RPCError>
    ) -> JSONValue? {
        guard let id = request.id else { return nil }
        return switch result {
        case .success(let result): ["jsonrpc": "2.0", "result": result, "id": id]
        case .failure(let error): ["jsonrpc": "2.0", "error": error.json, "id": id]
        }
    }
}
