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
        if let history = mapping("history", in: map, known: Self.historyKeys) {
            read(history, into: &example.history)
        }
        return example
    }

    private static let historyKeys = [
        "person", "email", "host", "network", "ping", "link_hosts", "echo", "flood", "blog",
        "mail_domain", "entry", "unproven",
    ]

    private mutating func read(_ map: YAMLMapping, into history: inout History) {
        history.person = counts("person", in: map)
        history.email = counts("email", in: map)
        history.host = counts("host", in: map)
        history.network = counts("network", in: map)
        history.ping = pingReport(in: map)
        history.linkHosts = counts("link_hosts", in: map)
        history.echo = numbers(
            "echo", in: map, from: Echo(),
            [
                ("same", \.same), ("similar", \.similar), ("last_day", \.lastDay),
                ("other_posts", \.otherPosts), ("other_senders", \.otherSenders),
                ("approved", \.approved), ("spam", \.spam),
            ])
        history.flood = numbers(
            "flood", in: map, from: Flood(),
            [
                ("network", \.network), ("network_day", \.networkDay), ("person", \.person),
                ("person_day", \.personDay), ("person_posts", \.personPosts),
            ])
        history.blog = numbers(
            "blog", in: map, from: Blog(),
            [
                ("approved", \.approved), ("recognised", \.recognised),
                ("same_language", \.sameLanguage), ("recent", \.recent),
                ("recent_stopped", \.recentStopped),
            ])
        if let node = map["unproven"] { history.unproven = count(node) }
        history.mailDomain = choice("mail_domain", in: map, of: MailDomain.self)
        history.entry = choice("entry", in: map, of: SenderEntry.List.self).map { list in
            SenderEntry(
                list: list, kind: .author, value: "", actor: "", addedAt: .distantPast)
        }
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
        if let post = mapping("post", in: map, known: ["url", "title", "summary", "published_at"]) {
            submission.post = Submission.Post(
                url: text("url", in: post) ?? submission.post.url, title: text("title", in: post),
                summary: text("summary", in: post), publishedAt: date("published_at", in: post))
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

    private mutating func pingReport(in map: YAMLMapping) -> PingReport? {
        let known = ["link_found", "status", "links_here", "link_hosts", "failure"]
        guard let ping = mapping("ping", in: map, known: known) else { return nil }
        var result = PingReport(linkFound: nil)
        if let node = ping["link_found"] {
            result.linkFound = report.value { () throws(YAMLProblem) in try node.boolean() }
        }
        if let node = ping["status"] {
            result.status = report.value { () throws(YAMLProblem) in
                try node.integer(in: 100...999)
            }
        }
        for (name, path) in [("links_here", \PingReport.linksHere), ("link_hosts", \.linkHosts)] {
            guard let node = ping[name] else { continue }
            result[keyPath: path] = count(node)
        }
        result.failure = text("failure", in: ping)
        return result
    }

    private mutating func counts(_ key: String, in map: YAMLMapping) -> History.Counts {
        numbers(
            key, in: map, from: History.Counts(),
            [
                ("approved", \.approved), ("held", \.held), ("spam", \.spam),
                ("trash", \.trash),
            ])
    }

    /// A mapping of counts; those that are absent stay as they are in `blank`.
    private mutating func numbers<Value>(
        _ key: String, in map: YAMLMapping, from blank: Value,
        _ paths: [(String, WritableKeyPath<Value, Int>)]
    ) -> Value {
        var value = blank
        guard let map = mapping(key, in: map, known: paths.map(\.0)) else { return value }
        for (name, path) in paths {
            guard let node = map[name] else { continue }
            value[keyPath: path] = count(node)
        }
        return value
    }

    private mutating func count(_ node: YAMLNode) -> Int {
        report.value { () throws(YAMLProblem) in try node.integer(in: 0...1_000_000) } ?? 0
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
