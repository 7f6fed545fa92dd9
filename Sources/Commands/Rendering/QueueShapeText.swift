import Foundation
import JSON
import Moderation

/// What waits, by where it claims to come from and by age, after Postfix's `qshape`.
struct QueueShapeText {
    /// One line: a domain, and how many wait for how long.
    struct Row: Hashable {
        var domain: String
        var counts: [Int]
        var total: Int { counts.reduce(0, +) }
    }

    /// The names of the columns, from the youngest.
    static let ages = ["5m", "20m", "1h", "4h", "1d", "4d", "older"]
    private static let limits: [Double] = [300, 1_200, 3_600, 14_400, 86_400, 345_600]

    /// All that waits.
    let total: Row
    /// By domain, most first.
    let rows: [Row]

    /// Counts what waits.
    ///
    /// - Parameters:
    ///   - waiting: What waits.
    ///   - now: From when ages are counted.
    ///   - domain: Where a submission claims to come from; nil if it doesn't.
    init(
        _ waiting: [WaitingSubmission], at now: Date, domain: (WaitingSubmission) -> String?
    ) {
        var rows: [String: [Int]] = [:]
        let none = [Int](repeating: 0, count: Self.ages.count)
        var all = none
        for submission in waiting {
            let age = now.timeIntervalSince(submission.receivedAt)
            let column = Self.limits.firstIndex { age < $0 } ?? Self.limits.count
            all[column] += 1
            rows[domain(submission) ?? "(none)", default: none][column] += 1
        }
        total = Row(domain: "TOTAL", counts: all)
        self.rows = rows.map { Row(domain: $0.key, counts: $0.value) }
            .sorted { ($1.total, $0.domain) < ($0.total, $1.domain) }
    }

    /// The table, with so many domains at most.
    func lines(limit: Int, width: Int, ink: Ink) -> [String] {
        var table = TextTable(
            [.init(title: "", isFlexible: true), .init(title: "total", isNumber: true)]
                + Self.ages.map { .init(title: $0, isNumber: true) })
        for row in [total] + rows.prefix(limit) {
            table.add([row.domain, String(row.total)] + row.counts.map(String.init))
        }
        let lines = table.lines(width: width, ink: ink)
        let rest = rows.count - limit
        return rest > 0 ? lines + ["and \(Phrases.count(rest, "domain")) more"] : lines
    }

    /// For programs.
    var json: JSONValue {
        let all = ([total] + rows).map { row -> JSONValue in
            [
                "domain": .string(row.domain), "total": .integer(Int64(row.total)),
                "counts": .array(row.counts.map { .integer(Int64($0)) }),
            ]
        }
        return [
            "ages": .array(Self.ages.map(JSONValue.string)), "total": all[0],
            "domains": .array(Array(all.dropFirst())),
        ]
    }
}
