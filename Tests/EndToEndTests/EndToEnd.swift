import Foundation
import JSON
import TestSupport
import Testing

/// Everything that drives the built binary; one at a time, since each keeps the machine busy.
@Suite("The built winnow", .serialized)
enum EndToEnd {
    static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The rules as shipped.
    static let shippedFilters = packageRoot.appending(path: "Filters").path

    /// One rule, which holds BBCode links, so that no test depends on the rules as shipped.
    private static let plainFilters = Result { () throws -> TemporaryFolder in
        let folder = try TemporaryFolder()
        try folder.write("policy.yaml", "thresholds:\n  hold: 3\n  spam: 7\n")
        try folder.write(
            "links.yaml",
            """
            group: links
            rules:
              - id: BBCODE_LINK
                about: Posts a BBCode link
                on: [content]
                match: '\\[url(=|\\])'
                score: 3
                spam: ["[url=http://x.example]cheap[/url]"]
                ham: ["see the url in my profile"]

            """)
        return folder
    }

    /// A `winnow` with one plain rule and an empty data folder.
    static func winnow() throws -> Winnow {
        try Winnow(filters: plainFilters.get().path)
    }

    /// A `winnow` with the rules as shipped and an empty data folder.
    static func shippedWinnow() throws -> Winnow { try Winnow(filters: shippedFilters) }

    /// The lines of one of our fixtures.
    static func fixture(_ path: String) throws -> [String] {
        let url = packageRoot.appending(path: "fixtures/\(path)")
        return try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// A submission that is approved.
    static func comment(
        _ content: String = "This is very helpful!", key: String? = nil, post: Int = 0,
        change: (inout JSONObject) -> Void = { _ in }
    ) -> JSONValue {
        var object: JSONObject = [
            "kind": "comment",
            "post": [
                "url": .string("https://blog.example/post-\(post)/"),
                "title": .string("Post \(post)"),
            ],
            "author": ["name": "Rosa", "email": "rosa@example.org"],
            "content": .string(content), "ip": "203.0.113.7",
        ]
        object["key"] = key.map(JSONValue.string)
        change(&object)
        return .object(object)
    }

    /// A number from the environment.
    static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}

extension JSONValue {
    /// One level down, by key or, for lists, by number.
    subscript(position: Int) -> JSONValue? {
        guard let elements = arrayValue, elements.indices.contains(position) else { return nil }
        return elements[position]
    }
}
