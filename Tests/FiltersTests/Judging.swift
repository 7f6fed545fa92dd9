import Foundation
import Moderation

@testable import Filters

/// A comment with some content.
func comment(
    _ content: String, name: String? = "Rosa", email: String? = "rosa@example.org",
    url: String? = nil, format: Submission.Format = .text
) -> Submission {
    Submission(
        kind: .comment,
        post: Submission.Post(url: "https://blog.example/gut-health/", title: "Gut Health"),
        author: Submission.Author(name: name, email: email, url: url), content: content,
        format: format)
}

extension RuleSet {
    /// The verdict on a submission, at a fixed time.
    func verdict(
        on submission: Submission, history: History = History(), at now: Date = .fixed
    ) -> Verdict {
        FilterJudge(ruleSet: self, clock: { .zero }).verdict(
            on: submission, history: history, at: now)
    }
}

extension Date {
    /// 2026-11-21T07:00:00Z.
    static let fixed = Date(timeIntervalSince1970: 1_795_244_400)
}

/// The corpora and suites of others; absent in a plain checkout.
enum Shared {
    static let folder =
        ProcessInfo.processInfo.environment["WINNOW_SHARED"]
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared").path()

    static let isPresent = FileManager.default.fileExists(atPath: folder + "/corpora")

    static let filters = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Filters").path()

    /// Every nth line of a corpus.
    static func corpus(_ name: String, every step: Int) throws -> [Submission] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/corpora/\(name)"))
        let lines = data.split(separator: UInt8(ascii: "\n"))
        return try stride(from: 0, to: lines.count, by: step).compactMap { index in
            try submission(lines[index])
        }
    }

    private static func submission(_ line: Data) throws -> Submission? {
        guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
            let post = object["post"] as? [String: Any]
        else { return nil }
        let author = object["author"] as? [String: Any] ?? [:]
        let source = object["source"] as? [String: Any]
        let kind = SubmissionKind(rawValue: object["kind"] as? String ?? "") ?? .comment
        var submission = Submission(
            kind: kind,
            post: Submission.Post(
                url: post["url"] as? String ?? "", title: post["title"] as? String),
            author: Submission.Author(
                name: author["name"] as? String, email: author["email"] as? String,
                url: author["url"] as? String), content: object["content"] as? String,
            format: object["format"] as? String == "html" ? .html : .text)
        submission.source = source.map {
            Submission.Source(
                url: $0["url"] as? String ?? "", title: $0["title"] as? String,
                excerpt: $0["excerpt"] as? String, blogName: $0["blog_name"] as? String)
        }
        return submission
    }
}

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}
