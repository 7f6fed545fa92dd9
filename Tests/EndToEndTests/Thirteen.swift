import JSON
import TestSupport
import Testing

/// The 13 thoughts on "Does Gut Health Affect Skin?", sent as their blog would send them.
enum Thirteen {
    /// Sends them one by one, and waits for each verdict.
    static func send(to winnow: Winnow) async throws {
        let conversation = Conversation(try winnow.start("serve"))
        for line in try EndToEnd.fixture("gut-health/thread.jsonl") {
            var object = try #require(try JSONValue(parsing: line).objectValue)
            object["wait"] = true
            let verdict = try await conversation.result(of: "submit", .object(object))
            #expect(verdict["status"] == "approved", "\(verdict.serialized())")
        }
        try await conversation.end()
    }
}
