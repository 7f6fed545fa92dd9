import Foundation
import Moderation

/// The conditions of a query for entries of the log.
struct LogFilter {
    private var conditions: [String] = []
    private(set) var arguments: [SQLValue] = []

    /// All conditions as one.
    var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

    /// For decisions on submissions, in a table `d`.
    init(_ query: DecisionQuery) {
        self.init(common: query)
        if let id = query.submission { add("d.id = ?", .text(id.text)) }
        if let action = query.action { add("d.action = ?", .text(action.rawValue)) }
        guard let rule = query.rule else { return }
        add(
            """
            EXISTS (SELECT 1 FROM submissions s CROSS JOIN findings g
            WHERE s.id = d.id AND g.rule = (SELECT rule FROM rules WHERE name = ?)
            AND g.received_at = s.received_at AND g.seq = s.seq)
            """, .text(rule))
    }

    /// What decisions and acts on entries have in common.
    init(common query: DecisionQuery) {
        if let before = query.before { add("d.number < ?", .integer(before)) }
        if let actor = query.actor { add("d.actor = ?", .text(actor)) }
        if let since = query.since { add("d.at >= ?", .date(since)) }
        if let until = query.until { add("d.at < ?", .date(until)) }
        if let batch = query.batch {
            add("(d.batch = ? OR d.batch >= ? AND d.batch < ?)", .text(batch))
            // A zero comes right after a slash.
            arguments += [.text(batch + "/"), .text(batch + "0")]
        }
    }

    mutating func add(_ condition: String, _ argument: SQLValue) {
        conditions.append(condition)
        arguments.append(argument)
    }
}
