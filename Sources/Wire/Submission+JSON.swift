import Foundation
import JSON
import Moderation

extension Submission {
    /// Reads a submission in the shape of DESIGN §6.
    ///
    /// - Parameters:
    ///   - json: The object.
    ///   - path: The name of the object in messages; empty at the top.
    /// - Throws: every missing, unknown or mistyped field, by name.
    public init(json: JSONValue, path: String = "") throws(WireError) {
        var reader = ObjectReader(json, path: path)
        let submission = Submission(reading: &reader)
        try reader.finish()
        self = submission
    }

    /// Reads a submission's keys from an object that may have others besides.
    public init(reading reader: inout ObjectReader) {
        let kind: SubmissionKind? = reader.choice("kind")
        let post = reader.object("post") { Post(reading: &$0) }
        self.init(
            kind: reader.required("kind", kind) ?? .comment,
            post: reader.required("post", post) ?? Post(url: ""))
        author = reader.object("author") { Author(reading: &$0) } ?? Author()
        content = reader.string("content")
        format = reader.choice("format") ?? .text
        source = reader.object("source") { Source(reading: &$0) }
        parent = reader.id("parent")
        parentKey = reader.string("parent_key")
        if parent != nil, parentKey != nil {
            reader.problem(at: "parent_key", "conflict", "give parent or parent_key, not both")
        }
        ip = reader.string("ip")
        userAgent = reader.string("user_agent")
        referrer = reader.string("referrer")
        submittedAt = reader.date("submitted_at")
        form = reader.object("form") { Form(reading: &$0) } ?? Form()
        key = reader.string("key")
        _ = reader.choice("label", Label.self)
        if self.kind.isPing {
            _ = reader.required("source", source)
        } else {
            _ = reader.required("content", content)
        }
    }

    /// The submission in the shape of DESIGN §6; absent fields are left out.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("kind", kind.rawValue)
        writer.set("post", post.json)
        if author != Author() { writer.set("author", author.json) }
        writer.set("content", content)
        writer.set("format", content == nil ? nil : format.rawValue)
        writer.set("source", source?.json)
        writer.set("parent", parent?.text)
        writer.set("parent_key", parentKey)
        writer.set("ip", ip)
        writer.set("user_agent", userAgent)
        writer.set("referrer", referrer)
        writer.set("submitted_at", submittedAt)
        if form != Form() { writer.set("form", form.json) }
        writer.set("key", key)
        return writer.json
    }
}

extension Submission.Post {
    init(reading reader: inout ObjectReader) {
        let url = reader.string("url")
        self.init(
            url: reader.required("url", url) ?? "", title: reader.string("title"),
            summary: reader.string("summary"), publishedAt: reader.date("published_at"))
    }

    var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("url", url)
        writer.set("title", title)
        writer.set("summary", summary)
        writer.set("published_at", publishedAt)
        return writer.json
    }
}

extension Submission.Author {
    init(reading reader: inout ObjectReader) {
        self.init(
            name: reader.string("name"), email: reader.string("email"), url: reader.string("url"))
    }

    var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("name", name)
        writer.set("email", email)
        writer.set("url", url)
        return writer.json
    }
}

extension Submission.Source {
    init(reading reader: inout ObjectReader) {
        let url = reader.string("url")
        self.init(
            url: reader.required("url", url) ?? "", title: reader.string("title"),
            excerpt: reader.string("excerpt"), blogName: reader.string("blog_name"))
    }

    /// The linking page's fields.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("url", url)
        writer.set("title", title)
        writer.set("excerpt", excerpt)
        writer.set("blog_name", blogName)
        return writer.json
    }
}

extension Submission.Form {
    init(reading reader: inout ObjectReader) {
        self.init(
            honeypot: reader.string("honeypot"), seconds: reader.number("seconds"),
            javascript: reader.bool("javascript"))
    }

    var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("honeypot", honeypot)
        writer.set("seconds", seconds)
        writer.set("javascript", javascript)
        return writer.json
    }
}
