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

    /// A `winnow` with the rules as shipped and an empty data folder.
    static func winnow(environment: [String: String] = [:]) throws -> Winnow {
        try Winnow(filters: shippedFilters, environment: environment)
    }

    /// The lines of one of our fixtures.
    static func fixture(_ path: String) throws -> [String] {
        let url = packageRoot.appending(path: "fixtures/\(path)")
        return try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// A submission that the shipped rules approve.
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
