import Foundation
import JSON
import Moderation
import Wire

/// Carries out one request at a time.
struct RPCMethods: Sendable {
    let desk: Desk
    let judging: Judging
    let limits: RPCLimits
    let version: String
    /// Nil if pings are not taken.
    var pings: PingDesk?

    /// The `result` member of the reply.
    ///
    /// - Throws: `RPCError`, `WireError`, or what the store throws.
    func result(of request: RPCRequest) async throws -> JSONValue {
        guard let method = RPCMethod(rawValue: request.method) else {
            let names = RPCMethod.allCases.map(\.rawValue).joined(separator: ", ")
            throw RPCError(
                .methodNotFound, "no method \(request.method.prefix(60)); there are \(names)")
        }
        let params = request.params
        return switch method {
        case .submit: try await submit(params)
        case .check: try await check(params)
        case .status: try await status(params)
        case .thread: try await thread(params)
        case .decide: try await decide(params)
        case .list: try await list(params)
        case .why: try await why(params)
        case .events: try await events(params)
        case .pingback: try await pingback(params)
        case .trackback: try await trackback(params)
        case .webmention: try await webmention(params)
        case .describe: try describe(params)
        }
    }

    private func submit(_ params: JSONValue) async throws -> JSONValue {
        let parameters = try SubmitParameters(json: params)
        guard let outcome = try await desk.intake.accept([parameters.submission]).first else {
            throw RPCError(.internalError, "no outcome for a submission")
        }
        switch outcome {
        case .refused(let problems): throw RPCError(problems: problems)
        case .accepted(let receipt):
            guard parameters.waits else { return receipt.json }
            let wait = VerdictWait(desk: desk, limit: limits.wait)
            return try await wait.verdict(on: receipt.id)?.answer(to: receipt) ?? receipt.json
        }
    }

    private func check(_ params: JSONValue) async throws -> JSONValue {
        let submission = try Submission(json: params)
        let problems = desk.fields.problems(in: submission)
        guard problems.isEmpty else { throw RPCError(problems: problems) }
        return try await judging.check(submission).json
    }

    private func status(_ params: JSONValue) async throws -> JSONValue {
        let stored = try await submission(named: params)
        return [
            "id": .string(stored.id.text), "status": .string(stored.status.rawValue),
            "revision": .integer(Int64(stored.revision)),
            "post_key": .string(stored.postKey.text),
            "received_at": .string(Timestamp.text(stored.receivedAt)),
            "status_changed_at": .string(Timestamp.text(stored.statusChangedAt)),
        ]
    }

    private func why(_ params: JSONValue) async throws -> JSONValue {
        try await submission(named: params).json
    }

    private func submission(named params: JSONValue) async throws -> StoredSubmission {
        var reader = ObjectReader(params)
        let id = reader.id("id")
        let key = reader.string("key")
        if id == nil, key == nil, reader.problems.isEmpty {
            reader.problem(at: "id", "missing", "give the id, or the key it was sent with")
        }
        try reader.finish()
        let found =
            if let id {
                try await desk.store.submission(id)
            } else {
                try await desk.store.submission(forKey: key ?? "")
            }
        guard let found else {
            throw RPCError(.notFound, "no submission \(id?.text ?? "with this key")")
        }
        return found
    }

    private func thread(_ params: JSONValue) async throws -> JSONValue {
        var reader = ObjectReader(params)
        let post = reader.string("post")
        let name = reader.required("post", post) ?? ""
        try reader.finish()
        return try await ThreadView(of: name, at: desk).json
    }

    private func decide(_ params: JSONValue) async throws -> JSONValue {
        let parameters = try DecideParameters(json: params)
        let outcomes = try await desk.decide(parameters.requests, actor: parameters.actor)
        return ["outcomes": .array(outcomes.map(\.json))]
    }

    private func list(_ params: JSONValue) async throws -> JSONValue {
        let query = try SubmissionQuery(json: params, now: desk.clock.now())
        let page = try await desk.store.submissions(matching: query)
        return [
            "submissions": .array(page.submissions.map(\.json)),
            "next": page.next.map(JSONValue.string) ?? .null,
        ]
    }

    private func events(_ params: JSONValue) async throws -> JSONValue {
        var reader = ObjectReader(params)
        let after = reader.integer("after", in: 0...Int.max) ?? 0
        let limit = reader.integer("limit", in: 1...1_000) ?? 100
        try reader.finish()
        let events = try await desk.store.events(after: Int64(after), limit: limit)
        return [
            "events": .array(events.map(\.json)),
            "cursor": .integer(events.last?.cursor ?? Int64(after)),
        ]
    }

    private func describe(_ params: JSONValue) throws -> JSONValue {
        var reader = ObjectReader(params)
        try reader.finish()
        return [
            "name": "winnow", "version": .string(version), "protocol": "jsonrpc-2.0-lines",
            "filters": .string(judging.bench.judge().filters),
            "methods": .array(RPCMethod.allCases.map { .string($0.rawValue) }),
            "limits": limits.json,
        ]
    }
}
