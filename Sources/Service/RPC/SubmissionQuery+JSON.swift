import Foundation
import JSON
import Moderation
import Wire

extension SubmissionQuery {
    /// Reads what `list` takes; spans in `where` are counted back from `now`.
    init(json: JSONValue, now: Date) throws(WireError) {
        var reader = ObjectReader(json)
        self.init()
        statuses = Set(reader.choices("status"))
        kinds = Set(reader.choices("kind"))
        post = reader.string("post")
        author = reader.string("author")
        text = reader.string("text")
        rule = reader.string("rule")
        ip = reader.string("ip")
        before = reader.date("before")
        since = reader.date("since")
        if let text = reader.string("where") {
            do {
                filter = try SubmissionFilter(parsing: text, now: now)
            } catch {
                reader.problem(at: "where", "invalid_query", error.description)
            }
        }
        order = reader.choice("sort") ?? .received
        newestFirst = (reader.choice("order", Direction.self) ?? .newest) == .newest
        limit = reader.integer("limit", in: 1...500) ?? 50
        cursor = reader.string("cursor")
        try reader.finish()
    }

    private enum Direction: String, CaseIterable { case newest, oldest }
}

extension ObjectReader {
    /// One name, or a list of names.
    fileprivate mutating func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String
    ) -> [Choice] where Choice.RawValue == String {
        guard case .array(let values)? = value(key) else { return choice(key).map { [$0] } ?? [] }
        return values.enumerated().compactMap { position, value in
            if let choice = value.stringValue.flatMap(Choice.init(rawValue:)) { return choice }
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            problem(at: "\(key)[\(position)]", "unknown_value", "expected one of \(names)")
            return nil
        }
    }
}
