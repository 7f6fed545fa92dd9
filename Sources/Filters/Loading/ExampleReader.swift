import Foundation
import Moderation
import YAML

/// Reads one example: a text is a comment's content, a mapping is a part of a submission.
struct ExampleReader {
    let node: YAMLNode
    var report = Report()

    init(node: YAMLNode) { self.node = node }

    mutating func example() -> Example? {
        let blank = Submission(
            kind: .comment, post: Submission.Post(url: "https://blog.example/post/"))
        var example = Example(submission: blank, history: History(), place: node.place)
        guard case .mapping(let map) = node.content else {
            guard let content = report.value({ [node] () throws(YAMLProblem) in try node.text() })
            else { return nil }
            example.submission.content = content
            return example
        }
        report.add(map.unknownKeys(known: Self.keys))
        read(map, into: &example.submission)
        if let history = mapping("history", in: map, known: ["person", "email", "host", "network"])
        {
            example.history.person = counts("person", in: history)
            example.history.email = counts("email", in: history)
            example.history.host = counts("host", in: history)
            example.history.network = counts("network", in: history)
        }
        return example
    }

    private static let keys = [
        "kind", "post", "author", "content", "format", "source", "ip", "user_agent", "referrer",
        "submitted_at", "form", "history",
    ]

    private mutating func read(_ map: YAMLMapping, into submission: inout Submission) {
        let source = mapping("source", in: map, known: ["url", "title", "excerpt", "blog_name"])
        submission.kind =
            choice("kind", in: map, of: SubmissionKind.self)
            ?? (source == nil ? .comment : .pingback)
        submission.content = text("content", in: map)
        submission.format = choice("format", in: map, of: Submission.Format.self) ?? .text
        submission.ip = text("ip", in: map)
        submission.userAgent = text("user_agent", in: map)
        submission.referrer = text("referrer", in: map)
        submission.submittedAt = date("submitted_at", in: map)
        if let source {
            submission.source = Submission.Source(
                url: text("url", in: source) ?? "https://other.example/page/",
                title: text("title", in: source), excerpt: text("excerpt", in: source),
                blogName: text("blog_name", in: source))
        }
        if let author = mapping("author", in: map, known: ["name", "email", "url"]) {
            submission.author = Submission.Author(
                name: text("name", in: author), email: text("email", in: author),
                url: text("url", in: author))
        }
        if let post = mapping("post", in: map, known: ["url", "title", "published_at"]) {
            submission.post = Submission.Post(
                url: text("url", in: post) ?? submission.post.url, title: text("title", in: post),
                publishedAt: date("published_at", in: post))
        }
        readForm(map, into: &submission)
    }

    private mutating func readForm(_ map: YAMLMapping, into submission: inout Submission) {
        let known = ["honeypot", "seconds", "javascript"]
        guard let form = mapping("form", in: map, known: known) else { return }
        submission.form.honeypot = text("honeypot", in: form)
        if let node = form["seconds"] {
            submission.form.seconds = report.value { () throws(YAMLProblem) in try node.number() }
        }
        if let node = form["javascript"] {
            submission.form.javascript = report.value { () throws(YAMLProblem) in
                try node.boolean()
            }
        }
    }

    private mutating func counts(_ key: String, in map: YAMLMapping) -> History.Counts {
        var counts = History.Counts()
        guard let map = mapping(key, in: map, known: ["approved", "held", "spam", "trash"]) else {
            return counts
        }
        for (name, path) in [
            ("approved", \History.Counts.approved), ("held", \.held), ("spam", \.spam),
            ("trash", \.trash),
        ] {
            guard let node = map[name] else { continue }
            let count = report.value { () throws(YAMLProblem) in
                try node.integer(in: 0...1_000_000)
            }
            counts[keyPath: path] = count ?? 0
        }
        return counts
    }

    // MARK: Values

    private mutating func mapping(
        _ key: String, in map: YAMLMapping, known: [String]
    ) -> YAMLMapping? {
        guard let node = map[key],
            let inner = report.value({ () throws(YAMLProblem) in try node.mapping() })
        else { return nil }
        report.add(inner.unknownKeys(known: known))
        return inner
    }

    /// A text; empty quotes are an empty text, which fields may be.
    private mutating func text(_ key: String, in map: YAMLMapping) -> String? {
        guard let node = map[key] else { return nil }
        return report.value { () throws(YAMLProblem) in try node.text() }
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, in map: YAMLMapping, of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let node = map[key] else { return nil }
        return report.value { () throws(YAMLProblem) in try node.choice(of: type) }
    }

    private mutating func date(_ key: String, in map: YAMLMapping) -> Date? {
        guard let node = map[key], let text = text(key, in: map) else { return nil }
        guard let date = try? Date(text, strategy: .iso8601) else {
            report.error(node.place, "expected a time such as 2026-11-21T07:00:00Z")
            return nil
        }
        return date
    }
}
