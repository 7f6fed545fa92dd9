import JSON
import TestSupport
import Testing

/// A backend's conversation with a running `winnow serve`, one request at a time.
final class Conversation {
    let process: ChildProcess
    private var number: Int64 = 0

    init(_ process: ChildProcess) { self.process = process }

    /// The whole reply to a request.
    func reply(to method: String, _ params: JSONValue = [:]) async throws -> JSONValue {
        number += 1
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": .integer(number), "method": .string(method), "params": params,
        ]
        await process.send(request.serialized())
        let line = try #require(try await process.line(), "the end of output instead of a reply")
        let reply = try JSONValue(parsing: line)
        try #require(reply["id"] == .integer(number), "\(line)")
        return reply
    }

    /// The result of a request that must succeed.
    func result(of method: String, _ params: JSONValue = [:]) async throws -> JSONValue {
        let reply = try await reply(to: method, params)
        return try #require(reply["result"], "\(reply.serialized())")
    }

    /// Everything that happened, in order.
    func events() async throws -> [JSONValue] {
        var events: [JSONValue] = []
        var cursor: JSONValue = 0
        while true {
            let page = try await result(of: "events", ["after": cursor, "limit": 1000])
            let more = page["events"]?.arrayValue ?? []
            if more.isEmpty { return events }
            events += more
            cursor = page["cursor"] ?? 0
        }
    }

    /// Everything that is stored.
    func submissions() async throws -> [JSONValue] {
        var submissions: [JSONValue] = []
        var cursor: JSONValue = .null
        repeat {
            let page = try await result(of: "list", ["limit": 500, "cursor": cursor])
            submissions += page["submissions"]?.arrayValue ?? []
            cursor = page["next"] ?? .null
        } while !cursor.isNull
        return submissions
    }

    /// Closes the input and waits for a good end.
    func end() async throws {
        process.closeInput()
        let rest = try await process.remainingLines()
        #expect(rest.isEmpty, "stray output")
        let ending = try await process.end()
        #expect(ending == .exited(0), "\(process.errorText)")
    }
}
