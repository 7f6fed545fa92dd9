import JSON
import TestSupport
import Testing

/// The 13 thoughts on "Does Gut Health Affect Skin?", sent as their blog would send them.
enum Thirteen {
    /// Sends them, each reply with the id of the comment it answers, and waits for the verdicts.
    static func send(to winnow: Winnow) async throws {
        let parents = try JSONValue(
            parsing: EndToEnd.fixture("gut-health/replies.json").joined(separator: "\n"))
        let conversation = Conversation(try winnow.start("serve"))
        for line in try EndToEnd.fixture("gut-health/thread.jsonl") {
            var object = try #require(try JSONValue(parsing: line).objectValue)
            let key = try #require(object["key"]?.stringValue)
            if let parent = parents[key] {
                object["parent"] = try await conversation.result(of: "status", ["key": parent])["id"]
            }
            object["wait"] = true
            let verdict = try await conversation.result(of: "submit", .object(object))
            #expect(verdict["status"] == "approved", "\(key): \(verdict.serialized())")
        }
        try await conversation.end()
    }
}
