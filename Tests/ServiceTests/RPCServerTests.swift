import JSON
import Moderation
import Testing

@testable import Service

@Suite("Answering requests", .timeLimit(.minutes(20)))
struct RPCServerTests {
    private let office: Office

    init() throws { office = try Office() }

    @Test("Replies come in the order of the requests, whatever they ask for")
    func order() async throws {
        let lines = [
            Office.request(1, "submit", Office.params("one", [("key", "k1")])),
            Office.request(2, "status", ["key": "k1"]), "nonsense",
            Office.request(3, "submit", Office.params("two")),
            Office.request(4, "submit", Office.params("bad")),
            Office.request("five", "describe"), "",
            Office.request(6, "submit", Office.params("three", [("key", "k1")])),
            Office.request(.null, "describe"), Office.request(1.5, "nothing"),
        ]
        let replies = try await office.replies(to: lines)
        #expect(replies.map { $0["id"] } == [1, 2, .null, 3, 4, "five", 6, .null, 1.5])
        #expect(replies[1]["result"]?["id"] == replies[0]["result"]?["id"])
        #expect(replies[4]["error"]?["code"] == -32602)
        #expect(replies[6]["result"]?["repeated"] == true)
        #expect(replies[8]["error"]?["code"] == -32601)
        for reply in replies {
            #expect(reply["jsonrpc"] == "2.0")
            #expect((reply["result"] == nil) != (reply["error"] == nil))
        }
    }

    @Test("A notification is carried out and gets no reply, not even an error")
    func notifications() async throws {
        let replies = try await office.replies(to: [
            Office.request(nil, "submit", Office.params("silent")),
            Office.request(nil, "submit", Office.params("bad")), Office.request(nil, "nothing"),
        ])
        #expect(replies.isEmpty)
        #expect(try await office.store.counts(matching: .init())[.queued] == 1)
    }

    @Test("A batch is answered by one array without the notifications")
    func batch() async throws {
        let parts = [
            Office.request(1, "submit", Office.params("one")), Office.request(nil, "describe"), "7",
            Office.request(2, "describe"),
        ]
        let quiet = "[\(Office.request(nil, "describe"))]"
        let replies = try await office.replies(to: [
            quiet, "[" + parts.joined(separator: ",") + "]", Office.request(3, "describe"),
        ])
        #expect(replies.count == 2)
        #expect(replies[0].arrayValue?.map { $0["id"] } == [1, .null, 2])
        #expect(replies[1]["id"] == 3)
    }

    @Test("A burst of submissions is stored with one call, and so is a batch")
    func groupCommit() async throws {
        let requests = (1...500).map { number in
            Office.request(.integer(Int64(number)), "submit", Office.params("text \(number)"))
        }
        #expect(try await office.replies(to: requests).count == 500)
        #expect(office.store.count("enqueue") == 1)
        let batch = "[" + requests.joined(separator: ",") + "]"
        #expect(try await office.replies(to: [batch])[0].arrayValue?.count == 500)
        #expect(office.store.count("enqueue") == 2)
        #expect(try await office.store.counts(matching: .init())[.queued] == 1000)
        let mixed = [requests[0], Office.request(2, "describe"), requests[1], requests[2]]
        #expect(try await office.replies(to: mixed).count == 4)
        #expect(office.store.count("enqueue") == 4)
    }

    @Test("When storing fails every submission is told, and the session goes on")
    func failure() async throws {
        let lines = [
            Office.request(1, "submit", Office.params("one")),
            Office.request(2, "submit", Office.params("two")), Office.request(3, "describe"),
        ]
        let codes: [(FailureRemedy, JSONValue)] = [
            (.tryLater, -32001), (.inspect, -32002), (.configure, -32002),
        ]
        for (remedy, code) in codes {
            office.store.fail("enqueue", remedy)
            let replies = try await office.replies(to: lines)
            #expect(replies.map { $0["error"]?["code"] } == [code, code, nil])
        }
        office.store.fail("enqueue", nil)
        #expect(try await office.store.counts(matching: .init())[.queued, default: 0] == 0)
        #expect(try await office.replies(to: lines).allSatisfy { $0["result"] != nil })
    }

    @Test("Wait gives the verdict once a worker has judged and published it")
    func waiting() async throws {
        let office = office
        let working = Task {
            for await _ in office.store.changes() { try await office.worker().drain() }
        }
        defer { working.cancel() }
        for (text, status) in [("fine", "approved"), ("hold it", "held"), ("spam", "spam")] {
            let params = Office.params(text, [("wait", true)])
            let reply = try await office.replies(to: [Office.request(1, "submit", params)])[0]
            #expect(reply["result"]?["status"] == .string(status))
            let id = try #require(reply["result"]?["id"]?.stringValue)
            #expect(reply["result"]?["findings"] == [])
            #expect(try office.published().contains(id) == (status == "approved"))
        }
    }

    @Test("Wait without a worker ends with the acknowledgement")
    func waitingInVain() async throws {
        let office = try Office(limits: RPCLimits(wait: .milliseconds(1)))
        let params = Office.params("fine", [("wait", true)])
        let reply = try await office.replies(to: [Office.request(1, "submit", params)])[0]
        #expect(reply["result"]?["status"] == "queued")
        #expect(reply["result"]?["findings"] == nil)
    }

    @Test("Check stores nothing")
    func check() async throws {
        let lines = ["fine", "spam", "bad"].map { Office.request(1, "check", Office.params($0)) }
        let replies = try await office.replies(to: lines)
        #expect(replies.map { $0["result"]?["status"] } == ["approved", "spam", nil])
        #expect(office.store.count("enqueue") == 0)
    }

    @Test("A decision publishes, and an edit that would be refused of a commenter is refused")
    func decide() async throws {
        let id = try #require(try await office.submit(["hold this"]).first)
        try await office.worker().drain()
        #expect(try office.published().isEmpty)
        let approve: JSONValue = ["id": .string(id.text), "action": "approve", "revision": 2]
        let edit: JSONValue = [
            "id": .string(id.text), "action": "edit", "edit": ["content": "bad"],
        ]
        let replies = try await office.replies(to: [
            Office.request(1, "decide", approve), Office.request(2, "decide", approve),
            Office.request(3, "decide", edit),
        ])
        let results = replies.map { $0["result"]?["outcomes"]?.arrayValue?.first?["result"] }
        #expect(results == ["done", "stale", "refused"])
        #expect(try office.published() == [id.text])
    }
}
