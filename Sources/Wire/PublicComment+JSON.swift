import Foundation
import JSON
import Moderation

extension PublicComment {
    /// The comment as the repository and `thread` give it.
    ///
    /// `html` is the text as safe HTML, ready to be printed on the page; nil leaves it out.
    public func json(html: String?) -> JSONValue {
        var writer = ObjectWriter()
        writer.set("id", id.text)
        writer.set("kind", kind.rawValue)
        writer.set("post", postKey.text)
        var author = ObjectWriter()
        author.set("name", authorName)
        author.set("url", authorURL)
        writer.set("author", author.json)
        writer.set("content", content)
        writer.set("format", content == nil ? nil : format.rawValue)
        writer.set("html", html)
        writer.set("source", source?.json)
        writer.set("parent", parent?.text)
        writer.set("date", date)
        writer.set("edited", isEdited ? true : nil)
        return writer.json
    }

    /// Reads a comment as `json(html:)` writes it.
    public init(json: JSONValue) throws(WireError) {
        var reader = ObjectReader(json)
        let id = reader.id("id")
        let kind: SubmissionKind? = reader.choice("kind")
        let key = reader.string("post").flatMap(PostKey.init)
        let date = reader.date("date")
        let author = reader.object("author") { Submission.Author(reading: &$0) }
        let content = reader.string("content")
        let format: Submission.Format? = reader.choice("format")
        _ = reader.string("html")
        let source = reader.object("source") { Submission.Source(reading: &$0) }
        let parent = reader.id("parent")
        let isEdited = reader.bool("edited") ?? false
        let found = (
            reader.required("id", id), reader.required("kind", kind), reader.required("post", key),
            reader.required("date", date)
        )
        try reader.finish()
        guard case (let id?, let kind?, let key?, let date?) = found else {
            throw WireError(problems: [
                FieldProblem(field: "post", reason: "invalid", message: "is not a post key")
            ])
        }
        self.init(
            id: id, postKey: key, kind: kind, authorName: author?.name, authorURL: author?.url,
            content: content, format: format ?? .text, source: source, parent: parent, date: date,
            isEdited: isEdited)
    }
}

extension PublicPost {
    /// The post as `post.json` gives it.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("key", key.text)
        writer.set("url", url)
        writer.set("title", title)
        writer.set("aliases", .array(aliases.map(JSONValue.string)))
        writer.set("comments", comments)
        writer.set("pings", pings)
        return writer.json
    }

    /// Reads a post as `json` writes it.
    public init(json: JSONValue) throws(WireError) {
        var reader = ObjectReader(json)
        let key = reader.string("key").flatMap(PostKey.init)
        let url = reader.string("url")
        let title = reader.string("title")
        let aliases = reader.list("aliases") { (value, path) throws(WireError) -> String in
            guard let text = value.stringValue else {
                throw WireError(problems: [
                    FieldProblem(field: path, reason: "wrong_type", message: "expected a string")
                ])
            }
            return text
        }
        let comments = reader.integer("comments", in: 0...Int.max)
        let pings = reader.integer("pings", in: 0...Int.max)
        let found = (reader.required("key", key), reader.required("url", url))
        try reader.finish()
        guard case (let key?, let url?) = found else {
            throw WireError(problems: [
                FieldProblem(field: "key", reason: "invalid", message: "is not a post key")
            ])
        }
        self.init(
            key: key, url: url, title: title, aliases: aliases ?? [], comments: comments ?? 0,
            pings: pings ?? 0)
    }
}
