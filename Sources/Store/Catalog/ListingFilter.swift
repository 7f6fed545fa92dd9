import Moderation

/// Tables and conditions of a listing, with the arguments in the conditions' order.
struct ListingFilter {
    private(set) var from: String
    private var conditions: [String] = []
    var arguments: [SQLValue] = []

    init(from: String) { self.from = from }

    /// All conditions as one.
    var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

    mutating func add(_ condition: String, _ arguments: [SQLValue] = []) {
        conditions.append(condition)
        self.arguments += arguments
    }

    mutating func addStatuses(_ statuses: Set<Status>) {
        let codes = statuses.map(\.code).sorted()
        if let code = codes.first, codes.count == 1 {
            add("s.status = ?", [.int(code)])
        } else {
            add("s.status IN (\(codes.map(String.init).joined(separator: ",")))")
        }
    }

    mutating func addKinds(_ kinds: Set<SubmissionKind>) {
        guard !kinds.isEmpty, kinds.count < SubmissionKind.allCases.count else { return }
        add("s.kind IN (\(kinds.map { String($0.code) }.sorted().joined(separator: ",")))")
    }

    /// Adds the conditions on what was sent, and the tables they need.
    mutating func addTexts(_ query: SubmissionQuery) {
        if query.author != nil || query.text != nil {
            from += " CROSS JOIN texts t ON t.seq = s.seq"
        }
        if query.author != nil || query.ip != nil {
            from += " LEFT JOIN private_fields p ON p.seq = s.seq"
        }
        if let ip = query.ip { add("p.ip = ?", [.text(ip)]) }
        if let author = query.author, !author.isEmpty {
            let (condition, arguments) = TextSearch.condition(["t.name", "p.email"], hold: author)
            add(condition, arguments)
        }
        if let text = query.text, !text.isEmpty {
            let (condition, arguments) = TextSearch.condition(
                ["t.content", "t.source_title", "t.source_excerpt"], hold: text)
            add(condition, arguments)
        }
    }
}
