import Foundation
import Moderation
import Testing
import Text

@testable import Commands

@Suite("The digest")
struct DigestTextTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private static func empty() -> DigestText {
        DigestText(digest: Digest(), held: [], heldCount: 0, brakes: [], now: now)
    }

    private static func held(_ text: String, name: String) throws -> StoredSubmission {
        var submission = Submission(kind: .comment, post: .init(url: "https://blog.example/p/"))
        submission.content = text
        submission.author.name = name
        submission.author.email = "private@example.org"
        submission.ip = "203.0.113.7"
        let id = try #require(SubmissionID("01J00000000000000000000000"))
        return StoredSubmission(
            id: id, submission: submission, status: .held, revision: 2,
            receivedAt: now.addingTimeInterval(-7_200), statusChangedAt: now,
            postKey: try #require(PostKey("p")),
            verdict: Verdict(
                status: .held, score: 3, thresholds: .init(hold: 3, spam: 7),
                summary: "held at 3 of 3: " + String(repeating: "posts a link ", count: 20),
                filters: ""), isEdited: false)
    }

    @Test("Says nothing where there is nothing to say")
    func nothing() {
        #expect(Self.empty().isEmpty && Self.empty().lines.isEmpty)
    }

    @Test(
        "Strangers' text is shortened and safe, and what is private stays so",
        arguments: [
            "\u{1B}[2J\u{07}gone", "a\u{202E}b\u{200B}c", String(repeating: "好", count: 50_000),
            String(repeating: "word ", count: 100_000), "\n\n\n", "", "a\r\nSubject: x",
        ])
    func safety(text: String) throws {
        var digest = Self.empty()
        digest.held = [try Self.held(text, name: text)]
        digest.heldCount = 30
        let lines = digest.lines
        #expect(lines.count < 25)
        for line in lines {
            #expect(VisibleText.columnWidth(line) <= DigestText.width, "\(line)")
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
            #expect(!line.contains("private") && !line.contains("203.0.113"))
        }
        #expect(lines.contains("  and 29 more: winnow list --status held"))
        #expect(digest.subject == "winnow: 30 held")
    }

    @Test("Names every trouble with the command to act on it")
    func troubles() throws {
        let id = try #require(SubmissionID("01J00000000000000000000000"))
        var text = Self.empty()
        text.digest.misfires = [.init(rule: "BAD", wrong: 3, decided: 4, isForHam: false)]
        text.digest.failures = [.init(rule: "SLOW", message: "limit", count: 2, example: id)]
        text.digest.stuck = 5
        text.digest.unpublished = 1
        text.digest.campaigns = Campaign.groups(
            of: (0..<4).map {
                .init(
                    id: id, status: .held, post: $0, text: "buy cheap pills now",
                    rules: ["CAMPAIGN"])
            })
        text.brakes = [
            RuleBrake(
                rule: RuleVersion(rule: "NEW", version: "1"), brakedAt: Self.now, hits: 30,
                judged: 40)
        ]
        let all = text.lines.joined(separator: "\n")
        for wanted in [
            "BAD: 3 of 4", "winnow filters show BAD", "winnow filters release NEW",
            "winnow why 01J00000000000000000000000 --recheck", "winnow work --once",
            "4 on 4 posts: 4 held", "winnow repository rebuild",
        ] {
            #expect(all.contains(wanted), "\(wanted)")
        }
        #expect(
            text.subject
                == "winnow: 5 not judged, 1 campaign, 3 rules to look at, 1 not published")
    }

    @Test("Texts with nearly the same words are a campaign, three at least")
    func campaigns() throws {
        let id = try #require(SubmissionID("01J00000000000000000000000"))
        let texts = [
            "Buy cheap pills online now!", "buy CHEAP pills online, today now", "hello there",
            "Buy cheap pills online now 123", "hello there", "something else", "",
        ]
        let groups = Campaign.groups(
            of: texts.map {
                .init(id: id, status: .spam, post: 1, text: $0, rules: ["ECHO_OF_SPAM"])
            })
        #expect(groups.map(\.count) == [3])
        #expect(groups.first?.spam == 3 && groups.first?.posts == 1)
        let many = (0..<5000).map {
            Campaign.Member(id: id, status: .held, post: 1, text: "w\($0)", rules: ["A"])
        }
        #expect(Campaign.groups(of: many).first?.count == 5000)
    }
}
