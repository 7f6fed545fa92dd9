import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("With and without the prefilter")
struct DifferentialTests {
    /// Patterns of many shapes, on many views.
    private static let patterns = [
        #"\bcasino\b"#, "viagra|cialis", #"https?://\S+\.(ru|cn)\b"#, "(?i:LOUIS) vuitton", "^nice",
        "post[.!]?$", #"(\w)\1{4}"#, "(?<!not )free", "(?=.*buy)(?=.*now).", #"\p{Cyrillic}{3}"#,
        "é+", "[А-Я]{5}", #"\d{3,}"#, "(?-i)[A-Z]{8}", "заработ", #"\[url"#, "ſ", "K", "ß",
        "straße", "İ", "cheap.{1,30}shoes", #"\R\R"#, "\\x{200b}", #"[^\x00-\x7f]"#,
    ]

    private static let sets = Result { try makeSets() }

    private static func makeSets() throws -> (RuleSet, RuleSet) {
        let views = [
            "content", "text", "folded", "links, link.hosts",
            "author.name, author.url, author.email", "source.title, source.excerpt, text",
        ]
        var rules: [String] = []
        for (number, pattern) in patterns.enumerated() {
            for (index, view) in views.enumerated() {
                let quoted = pattern.replacing("'", with: "''")
                rules.append(
                    "id: R\(number)_\(index), on: [\(view)], match: '\(quoted)', score: 0.1")
            }
        }
        return (
            try Folder.set(rules: rules, options: RuleSet.Options()), try Folder.set(rules: rules)
        )
    }

    private func expectSame(_ submissions: [Submission]) throws {
        let (one, other) = try Self.sets.get()
        for submission in submissions {
            let (left, right) = (one.verdict(on: submission), other.verdict(on: submission))
            #expect(left.score == right.score)
            let missing = Set(right.findings).subtracting(left.findings)
            #expect(missing.map(\.rule).sorted() == [], "\(submission)")
            #expect(left.findings.count == right.findings.count)
        }
    }

    @Test("odd texts get the same verdict either way")
    func odd() throws {
        let texts = [
            "", "a", "CASINO casino\u{301}", "ＣＡＳＩＮＯ", "STRASSE straße STRAẞE ſſ \u{212A} İ i̇ ı",
            "aaaaa bbbbb", "not free, free", "buy it\n\nnow\r\n\r\n", "ПРИВЕТ заработок ЗАРАБОТОК",
            "\u{200B}x\u{200B}", "[URL=http://a.ru]x[/url]", "é É e\u{301}", "\0\u{1}nice post!",
            "yyy xxxy", "http://a.CN http://b.ru/x", String(repeating: "cheap shoes ", count: 100),
        ]
        try expectSame(texts.map { comment($0, name: $0, email: $0, url: $0) })
        try expectSame(texts.map { comment("<p>\($0)</p>&#99;asino", format: .html) })
    }

    @Test("a few letters at the end of a block are found either way")
    func lastLetters() throws {
        // Vectorscan 5.4.9 can miss what crosses or ends its 64-byte blocks.
        let rules = [
            "id: A, on: [content], match: 'x{0,3}y', score: 1",
            "id: B, on: [content], match: 'z?xy', score: 1",
            "id: C, on: [content], match: 'cxy', score: 1",
        ]
        let (fast, plain) = (
            try Folder.set(rules: rules, options: RuleSet.Options()), try Folder.set(rules: rules)
        )
        for count in 1...300 {
            let text = comment(String(repeating: ".", count: count) + "cxy")
            #expect(plain.verdict(on: text).score == 3)
            #expect(fast.verdict(on: text).score == 3)
        }
    }

    private static let isFull = ProcessInfo.processInfo.environment["WINNOW_FULL"] == "1"

    private static let shipped = Result {
        (
            try RuleSet.load(folder: Shared.filters, cacheFolder: nil),
            try RuleSet.load(folder: Shared.filters, cacheFolder: nil, options: Folder.plain)
        )
    }

    @Test(
        "real comments get the same verdict either way, and never crash",
        .enabled(if: Shared.isPresent, "the corpora are not here"),
        arguments: [
            ("wordpress-blogs.jsonl", 5), ("articles-en.jsonl", 7), ("youtube.jsonl", 9),
            ("gambling-id.jsonl", 97), ("telegram-ru.jsonl", 29), ("chat-zh.jsonl", 97),
            ("haacked-ham.jsonl", 97), ("instagram-id.jsonl", 11), ("instagram-en.jsonl", 13),
            ("sms-en.jsonl", 41),
        ])
    func corpora(name: String, step: Int) throws {
        let submissions = try Shared.corpus(name, every: Self.isFull ? 1 : step)
        #expect(submissions.count > 50)
        try expectSame(submissions)
        let (filtered, plain) = try Self.shipped.get()
        for submission in submissions {
            let verdict = filtered.verdict(on: submission)
            #expect(verdict.errors.isEmpty)
            let other = plain.verdict(on: submission)
            if Set(verdict.findings) != Set(other.findings) || verdict.score != other.score {
                Issue.record("\(submission)")
            }
            for match in verdict.findings.flatMap(\.matches) where match.field == "content" {
                let content = submission.content ?? ""
                #expect(match.start <= match.end && match.end <= content.utf8.count)
                let start = content.utf8.index(content.startIndex, offsetBy: match.start)
                #expect(start.samePosition(in: content.unicodeScalars) != nil)
            }
        }
    }
}
