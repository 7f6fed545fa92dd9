import Foundation
import JSON
import Moderation
import Testing
import Wire

struct RoundTripTests {
    /// The value as it comes back from its text.
    private func parsed(_ json: JSONValue) throws -> JSONValue {
        try JSONValue(parsing: json.serialized())
    }

    @Test("Submissions come back as they were")
    func submissions() throws {
        var values = RandomValues(1)
        for _ in 0..<2000 {
            let submission = values.submission()
            #expect(try Submission(json: try parsed(submission.json)) == submission)
        }
    }

    @Test("Verdicts come back as they were")
    func verdicts() throws {
        var values = RandomValues(2)
        for _ in 0..<1000 {
            let verdict = values.verdict()
            #expect(try Verdict(json: try parsed(verdict.json)) == verdict)
        }
    }

    @Test("Public comments come back as they were, whatever their HTML")
    func comments() throws {
        var values = RandomValues(3)
        for _ in 0..<2000 {
            let comment = values.comment()
            let json = comment.json(html: values.maybe { $0.text() })
            #expect(try PublicComment(json: try parsed(json)) == comment)
        }
    }

    @Test("Public posts come back as they were")
    func posts() throws {
        var values = RandomValues(4)
        for _ in 0..<1000 {
            let post = PublicPost(
                key: values.key(), url: values.text(), title: values.maybe { $0.text() },
                aliases: (0..<Int.random(in: 0...3, using: &values)).map { _ in values.text() },
                comments: Int.random(in: 0...Int.max, using: &values), pings: 7)
            #expect(try PublicPost(json: try parsed(post.json)) == post)
        }
    }

    private static let id = SubmissionID("01ARYZ6S41TSV4RRFFQ69G5FAV")
    private static let date = Date(timeIntervalSince1970: 1_795_244_400)

    @Test("Events, decisions, outcomes and receipts have stable shapes")
    func shapes() throws {
        let id = try #require(Self.id)
        let post = try #require(PostKey("post-1"))
        let event = Event(
            cursor: 7, at: Self.date, kind: .deleted, submission: id, post: post, from: .spam,
            to: nil, revision: 3)
        #expect(
            event.json.serialized() == """
                {"cursor":7,"at":"2026-11-21T07:00:00Z","event":"deleted","id":"\(id)",\
                "post_key":"post-1","from":"spam","revision":3}
                """)
        let decision = Decision(
            number: 5, batch: "b", submission: id, action: .approve, actor: "ada",
            decidedAt: Self.date, from: .held, to: .approved, revision: 2, note: "fine")
        #expect(
            decision.json.serialized() == """
                {"number":5,"batch":"b","id":"\(id)","action":"approve","actor":"ada",\
                "decided_at":"2026-11-21T07:00:00Z","from":"held","to":"approved","revision":2,\
                "note":"fine"}
                """)
        let receipt = Receipt(id: id, status: .queued, isRepeat: true)
        #expect(
            receipt.json.serialized() == #"{"id":"\#(id)","status":"queued","repeated":true}"#)
    }

    static let outcomes: [(DecisionOutcome.Result, String)] = [
        (.done(number: 9), #""result":"done","decision":9"#),
        (.unchanged, #""result":"unchanged""#), (.stale(revision: 4), #""result":"stale""#),
        (.unknown, #""result":"unknown""#),
        (.refused("no \"text\""), #""result":"refused","reason":"no \"text\"""#),
    ]

    @Test("Every outcome has a name", arguments: outcomes)
    func outcome(result: DecisionOutcome.Result, text: String) throws {
        let id = try #require(Self.id)
        let outcome = DecisionOutcome(id: id, result: result, status: .held, revision: 4)
        #expect(
            outcome.json.serialized()
                == #"{"id":"\#(id)",\#(text),"status":"held","revision":4}"#)
    }

    @Test("A stored submission shows its private fields and its verdict")
    func stored() throws {
        var values = RandomValues(6)
        let id = try #require(Self.id)
        let submission = values.submission()
        let stored = StoredSubmission(
            id: id, submission: submission, status: .held, revision: 2, receivedAt: Self.date,
            statusChangedAt: Self.date, postKey: values.key(), verdict: values.verdict(),
            isEdited: true)
        let json = try parsed(stored.json)
        #expect(try Submission(json: json["submission"] ?? nil) == submission)
        #expect(try Verdict(json: json["verdict"] ?? nil) == stored.verdict)
        #expect(json["edited"] == true)
    }
}
