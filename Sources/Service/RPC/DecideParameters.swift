import JSON
import Moderation
import Wire

/// What `decide` takes: one decision, or a list of them made as one.
struct DecideParameters: Sendable {
    /// The greatest number of decisions in one request.
    static let maximumCount = 1_000

    var requests: [DecisionRequest]
    var actor: String

    init(json: JSONValue) throws(WireError) {
        var reader = ObjectReader(json)
        actor = reader.string("actor") ?? "backend"
        let many = reader.list("decisions") { (value, path) throws(WireError) -> DecisionRequest in
            var reader = ObjectReader(value, path: path)
            let request = Self.request(&reader)
            try reader.finish()
            return request
        }
        if let many {
            requests = many
            if many.count > Self.maximumCount {
                reader.problem(
                    at: "decisions", "too_many", "at most \(Self.maximumCount) in one request")
            }
        } else {
            requests = [Self.request(&reader)]
        }
        try reader.finish()
    }

    private static func request(_ reader: inout ObjectReader) -> DecisionRequest {
        let id = reader.id("id")
        let action: DecisionAction? = reader.choice("action")
        let revision = reader.integer("revision", in: 1...Int.max)
        let edit = reader.object("edit") { edit in
            DecisionRequest.Edit(
                content: edit.string("content"), authorName: edit.string("author_name"),
                authorURL: edit.string("author_url"))
        }
        let note = reader.string("note")
        if action == .undo {
            reader.problem(at: "action", "unknown_value", "undo is not a decision; ask for restore")
        }
        return DecisionRequest(
            id: reader.required("id", id) ?? SubmissionID.none,
            action: reader.required("action", action) ?? .hold, revision: revision, edit: edit,
            note: note)
    }
}

extension SubmissionID {
    /// Stands in while a request with problems is read; it is never used.
    fileprivate static let none = {
        guard let id = SubmissionID(String(repeating: "0", count: 26)) else {
            preconditionFailure("the zero id is an id")
        }
        return id
    }()
}
