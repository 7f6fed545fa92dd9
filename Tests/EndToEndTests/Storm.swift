import Glibc
import JSON
import TestSupport

/// Submissions by the thousand, and what the process that took them has promised.
///
/// What was sent and not acknowledged is sent again, with its key, to the next process.
actor Storm {
    /// Ids that were acknowledged, by key.
    private(set) var acknowledged: [String: String] = [:]
    /// Keys that were sent, acknowledged or not.
    private(set) var sentCount = 0
    /// Replies that should not have been.
    private(set) var complaints: [String] = []
    private let name: String
    private var unanswered: [String: JSONValue] = [:]
    private var generator: SeededRandom

    init(name: String, seed: UInt64) {
        self.name = name
        generator = SeededRandom(seed: seed)
    }

    /// Submits to `process` until it is killed, after a random time of up to `limit`.
    func submit(to process: ChildProcess, killingWithin limit: Duration) async throws {
        let delay = limit * Double.random(in: 0...1, using: &generator)
        let executioner = Task {
            try await Task.sleep(for: delay)
            process.signal(SIGKILL)
        }
        defer { executioner.cancel() }
        while try await exchange(with: process, count: Int.random(in: 1...30, using: &generator)) {}
        _ = try await process.end()
    }

    /// Submits to `process` until an instant.
    func submit(to process: ChildProcess, until deadline: ContinuousClock.Instant) async throws {
        while ContinuousClock.now < deadline {
            guard try await exchange(with: process, count: 5) else {
                complaints.append("\(name): the process has gone: \(process.errorText)")
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Sends a burst and reads its replies; false when the process has gone.
    private func exchange(with process: ChildProcess, count: Int) async throws -> Bool {
        var burst = unanswered
        while burst.count < count {
            let key = "\(name)-\(sentCount)"
            burst[key] = EndToEnd.comment(text(), key: key, post: sentCount % 7)
            sentCount += 1
        }
        unanswered = burst
        let lines = burst.map { key, params -> String in
            let request: JSONValue = [
                "jsonrpc": "2.0", "id": .string(key), "method": "submit", "params": params,
            ]
            return request.serialized() + "\n"
        }
        let bytes = Array(lines.joined().utf8)
        let isWhole = await process.write(bytes) == bytes.count
        for _ in burst {
            guard let line = try await process.line(), let reply = try? JSONValue(parsing: line)
            else { return false }
            note(reply, line)
        }
        return isWhole
    }

    private func note(_ reply: JSONValue, _ line: String) {
        guard let key = reply["id"]?.stringValue, let id = reply["result"]?["id"]?.stringValue
        else {
            complaints.append(line)
            return
        }
        if let known = acknowledged[key], known != id {
            complaints.append("\(key) is also \(known)")
        }
        acknowledged[key] = id
        unanswered[key] = nil
    }

    private func text() -> String {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: "Buy [url=https://a.example/]cheap[/url] things, number \(sentCount)"
        case 1: String(repeating: "A long story. ", count: 300)
        default: "This is very helpful, and so is number \(sentCount)!"
        }
    }
}
