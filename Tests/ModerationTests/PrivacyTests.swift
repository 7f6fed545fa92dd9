import Foundation
import Moderation
import Repository
import TestSupport
import Testing

struct PrivacyTests {
    private static func stored(_ submission: Submission, number: Int = 1) -> StoredSubmission {
        var generator = SeededRandom(seed: UInt64(number))
        let date = Date(timeIntervalSince1970: 1_795_244_400)
        guard let key = PostKey("post-1") else { preconditionFailure("no key") }
        return StoredSubmission(
            id: SubmissionID(at: date, using: &generator), submission: submission,
            status: .approved, revision: 2, receivedAt: date, statusChangedAt: date, postKey: key,
            verdict: nil, isEdited: false)
    }

    private static func content(
        _ text: String, email: String = "Rosa@Example.org", format: Submission.Format = .text
    ) -> String? {
        let submission = Submission(
            kind: .comment, post: .init(url: "https://blog.example/"),
            author: .init(name: "Rosa", email: email), content: text, format: format)
        return PublicComment(of: stored(submission)).content
    }

    static let cleared: [(String, String)] = [
        ("write to rosa@example.org!", "write to *!"), ("ROSA@EXAMPLE.ORG", "*"),
        ("rosa@example.orgrosa@example.org", "**"), ("xrosa@example.orgx", "x*x"),
        ("rosa%40example.org", "*"), ("rosa%2540example%2eorg", "*"), ("%72%4Fsa@example.org", "*"),
        ("rosa&#64;example.org", "*"), ("rosa&#064example&#46;org", "*"),
        ("rosa&#x40;example.org", "*"), ("rosa&#X0040;example.org", "*"),
        ("rosa&commat;example&period;org", "*"), ("rosa&#37;40example.org", "*"),
        ("rosa&percnt;40example.org", "*"),
        ("mailto:rosa%40example.org?subject=x", "mailto:*?subject=x"),
    ]

    @Test("An address is cleared in every form a browser reads", arguments: cleared)
    func forms(text: String, expected: String) {
        let expected = expected.replacing("*", with: "[address removed]")
        #expect(Self.content(text) == expected)
        #expect(Self.content(text, format: .html) == expected)
        #expect(Self.content(" é& " + text + " é% ") == " é& " + expected + " é% ")
    }

    static let hidden: [(String, String)] = [
        ("rosa<b>@</b>example.org", "*"), ("rosa<!-- -->&#64;example.org", "*"),
        (
            "<a href=\"mailto:rosa@example.org\">rosa<wbr>@example.org</a>",
            "<a href=\"mailto:*\">*</a>"
        ),
        ("1 < 2 rosa@example.org 3 < 4", "1 < 2 * 3 < 4"), ("<rosa@example.org>", "<*>"),
    ]

    @Test("Tags don't hide an address in HTML", arguments: hidden)
    func tags(text: String, expected: String) {
        let expected = expected.replacing("*", with: "[address removed]")
        #expect(Self.content(text, format: .html) == expected)
    }

    static let kept = [
        "rosa at example.org", "rosa@example.com", "", "@", "%", "&", "&#;", "&#x;", "%4",
        "100% & more",
        "rosa%4Zexample.org", "&#99999999999;", "&#xD800;", "<", "<a", "a@b",
    ]

    @Test("Everything else is kept as it is", arguments: kept)
    func others(text: String) {
        #expect(Self.content(text) == text)
        #expect(Self.content(text, format: .html) == text)
    }

    @Test("What is no address clears nothing", arguments: ["", "@", "rosa", "@x", "x@", " "])
    func noAddress(email: String) {
        #expect(Self.content("rosa @ x @x x@", email: email) == "rosa @ x @x x@")
    }

    @Test("Addresses with letters of any script are cleared")
    func scripts() {
        #expect(Self.content("РОЗА@пример.бел", email: "роза@ПРИМЕР.бел") == "[address removed]")
        #expect(
            Self.content("JOSE\u{301}@x.example", email: "jos\u{E9}@x.example")
                == "[address removed]")
    }

    @Test("Hostile texts take no time to speak of")
    func size() {
        let address = String(repeating: "a", count: 60) + "@example.org"
        for piece in ["a", "<a", "&#", "&#x", "%", "%25", "&amp;", "a@", "<", "&#6", "é&"] {
            let text = String(repeating: piece, count: 20_000) + "@%&>"
            #expect(Self.content(text, email: address, format: .html)?.isEmpty == false)
        }
    }

    @Test("No byte of any file holds an e-mail address, an IP address or a user agent")
    func files() async throws {
        var generator = SeededRandom(seed: 17)
        let folder = FileManager.default.temporaryDirectory.path + "/winnow-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let comments = (1...400).map { number in
            PublicComment(
                of: Self.stored(Self.submission(using: &generator), number: number))
        }
        let repository = FileRepository(path: folder) { $0.content }
        try await repository.exclusively { try $0.apply(RepositoryChanges(published: comments)) }
        var fileCount = 0
        let names =
            FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for name in names where name.hasSuffix(".json") {
            fileCount += 1
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).lowercased()
            for secret in ["rosa.sentinel", "mail.example", "203.0.113.77", "sentinelbrowser"] {
                #expect(!text.contains(secret), "\(text)")
            }
        }
        #expect(fileCount == 400)
    }

    private static func submission(using generator: inout SeededRandom) -> Submission {
        let email = "Rosa.Sentinel@mail.example"
        let forms = [
            email, email.lowercased(), email.uppercased(), email.replacing("@", with: "%40"),
            email.replacing("@", with: "&#64;"), email.replacing("@", with: "&#x40;"),
            email.replacing(".", with: "%2E").replacing("@", with: "%2540"),
            email.replacing("@", with: "&commat;"), email.replacing("@", with: "&#64"),
        ]
        let pieces =
            forms + ["https://rosa.example/", " hello ", "é", "<b>", "&amp;", "\n", "%", "@"]
        var text: String { generator.text(of: pieces, upTo: 6) }
        let isPing = Bool.random(using: &generator)
        return Submission(
            kind: isPing ? .pingback : .comment, post: .init(url: "https://blog.example/"),
            author: .init(name: text, email: email, url: text), content: isPing ? nil : text,
            format: Bool.random(using: &generator) ? .html : .text,
            source: isPing ? .init(url: text, title: text, excerpt: text, blogName: text) : nil,
            ip: "203.0.113.77", userAgent: "SentinelBrowser/1.0", referrer: "https://\(email)/",
            form: .init(honeypot: email), key: email)
    }
}
