import Foundation
import JSON
import Moderation
import Testing
import Wire

struct SubmissionReadingTests {
    static let least = #""kind":"comment","post":{"url":"https://blog.example/a"},"content":"x""#

    /// What is said to be wrong: the fields with their reasons.
    private func problems(_ text: String) throws -> [String] {
        let json = try JSONValue(parsing: text)
        do {
            _ = try Submission(json: json)
            return []
        } catch {
            return error.problems.map { "\($0.field) \($0.reason)" }
        }
    }

    @Test("The submissions of the design page are read")
    func examples() throws {
        let comment = try Submission(
            json: try JSONValue(
                parsing: #"""
                    {"kind":"comment","post":{"url":"https://blog.example/a/","title":"A"},
                     "author":{"name":"Rosa","email":"rosa@example.org","url":"https://rosa.example/"},
                     "content":"This is very helpful!","format":"text","parent":null,
                     "ip":"203.0.113.7","user_agent":"Mozilla/5.0","referrer":"https://blog.example/",
                     "submitted_at":"2026-11-21T07:00:00Z","form":{"honeypot":"","seconds":41.5},
                     "key":"backend-4711","label":"ham"}
                    """#))
        #expect(comment.author.email == "rosa@example.org")
        #expect(comment.form.seconds == 41.5)
        #expect(comment.submittedAt?.timeIntervalSince1970 == 1_795_244_400)
        let ping = try Submission(
            json: [
                "kind": "pingback", "post": ["url": "https://blog.example/a/"],
                "source": ["url": "https://other.example/", "title": "T", "excerpt": "E"],
            ])
        #expect(ping.source?.title == "T")
        #expect(ping.content == nil)
    }

    static let wrong: [(String, [String])] = [
        ("{}", ["kind missing", "post missing", "content missing"]),
        (#"{"kind":"pingback","post":{"url":"x"}}"#, ["source missing"]),
        (#"{"kind":"comment","post":{}}"#, ["post.url missing", "content missing"]),
        (
            #"{"kind":"comment","post":{"url":null},"content":null}"#,
            ["post.url missing", "content missing"]
        ),
        ("[]", ["params wrong_type"]), ("null", ["params wrong_type"]),
        ("1", ["params wrong_type"]),
        ("{\(least),\"x\":1}", ["x unknown_key"]),
        ("{\(least),\"Kind\":1}", ["Kind unknown_key"]),
        ("{\(least),\"x\":null}", ["x unknown_key"]),
        ("{\(least),\"\":null}", [" unknown_key"]),
        ("{\(least),\"author\":{\"mail\":\"x\"}}", ["author.mail unknown_key"]),
        ("{\(least),\"form\":{\"a\":1,\"b\":2}}", ["form.a unknown_key", "form.b unknown_key"]),
        ("{\(least),\"author\":[]}", ["author wrong_type"]),
        ("{\(least),\"author\":{\"name\":7}}", ["author.name wrong_type"]),
        ("{\(least),\"form\":{\"seconds\":\"41\"}}", ["form.seconds wrong_type"]),
        ("{\(least),\"form\":{\"javascript\":1}}", ["form.javascript wrong_type"]),
        ("{\(least),\"source\":{}}", ["source.url missing"]),
        ("{\(least),\"format\":\"markdown\"}", ["format unknown_value"]),
        ("{\(least),\"label\":\"eggs\"}", ["label unknown_value"]),
        ("{\(least),\"parent\":\"1\"}", ["parent invalid_id"]),
        ("{\(least),\"submitted_at\":\"yesterday\"}", ["submitted_at invalid_date"]),
        (#"{"kind":"comment","post":"https://blog.example/","content":"x"}"#, ["post wrong_type"]),
        (
            #"{"kind":"mail","post":{"url":"x"},"content":7}"#,
            ["kind unknown_value", "content wrong_type"]
        ),
    ]

    @Test("Everything that is wrong is named by its full path", arguments: wrong)
    func wrongFields(text: String, expected: [String]) throws {
        #expect(try problems(text) == expected)
    }

    @Test(
        "A field that is null is absent",
        arguments: [
            "author", "format", "source", "parent", "ip", "user_agent", "referrer", "submitted_at",
            "form", "key", "label",
        ])
    func null(field: String) throws {
        let with = try Submission(json: try JSONValue(parsing: "{\(Self.least),\"\(field)\":null}"))
        #expect(try Submission(json: try JSONValue(parsing: "{\(Self.least)}")) == with)
    }

    @Test("Labels are accepted and not kept", arguments: ["ham", "spam"])
    func label(label: String) throws {
        let json = try JSONValue(parsing: "{\(Self.least),\"label\":\"\(label)\"}")
        #expect(try Submission(json: json).json["label"] == nil)
    }

    @Test("A path is put before every name, and one message lists the keys there are")
    func path() throws {
        let json = try JSONValue(parsing: "{\(Self.least),\"form\":{\"honey\":1}}")
        let error = #expect(throws: WireError.self) {
            try Submission(json: json, path: "submissions[3]")
        }
        #expect(
            error?.description
                == "submissions[3].form.honey: is not a key here; known are honeypot, seconds, javascript"
        )
    }

    @Test("Thousands of problems are not all told")
    func manyProblems() throws {
        var object = JSONObject()
        for number in 0..<20_000 { object["x\(number)"] = 1 }
        let error = #expect(throws: WireError.self) { try Submission(json: .object(object)) }
        #expect(error?.problems.count == 32)
        #expect(error?.problems.first?.reason == "missing")
        let values = JSONValue.array((0..<20_000).map { .integer($0) })
        let post: JSONValue = ["key": "a", "url": "x", "aliases": values]
        let listed = #expect(throws: WireError.self) { try PublicPost(json: post) }
        #expect(listed?.problems.count == 32)
        #expect(listed?.problems.last?.field == "aliases[31]")
    }

    static let verdicts: [(String, [String])] = [
        ("{}", ["status missing", "thresholds missing"]),
        (
            #"{"status":"held","thresholds":{"hold":1,"spam":2},"findings":[{"rule":"A"},{"x":1}]}"#,
            ["findings[1].rule missing", "findings[1].x unknown_key"]
        ),
        (
            #"""
            {"status":"held","thresholds":{},"findings":[{"rule":"A","matches":[{"start":-1}]}],
             "took_us":1.5}
            """#, ["findings[0].matches[0].start out_of_range", "took_us wrong_type"]
        ),
        (
            #"{"status":"held","thresholds":{},"forced":{"action":"x"},"findings":{}}"#,
            ["forced.action unknown_value", "forced.rule missing", "findings wrong_type"]
        ),
    ]

    @Test("What is wrong in a verdict is named by its full path", arguments: verdicts)
    func wrongVerdicts(text: String, expected: [String]) throws {
        let json = try JSONValue(parsing: text)
        let error = #expect(throws: WireError.self) { try Verdict(json: json) }
        #expect(error?.problems.map { "\($0.field) \($0.reason)" } == expected)
    }

    @Test("A comment or post without a proper key is refused", arguments: ["", "../x", "A", "a/b"])
    func keys(key: String) {
        let comment: JSONValue = [
            "id": "01ARYZ6S41TSV4RRFFQ69G5FAV", "kind": "comment", "post": .string(key),
            "date": "2026-11-21T07:00:00Z",
        ]
        let comments = #expect(throws: WireError.self) { try PublicComment(json: comment) }
        #expect(comments?.problems.map(\.field) == ["post"])
        let post: JSONValue = ["key": .string(key), "url": "x"]
        let posts = #expect(throws: WireError.self) { try PublicPost(json: post) }
        #expect(posts?.problems.map(\.field) == ["key"])
    }
}
