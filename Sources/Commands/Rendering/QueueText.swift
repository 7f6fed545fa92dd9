import Foundation
import Moderation

/// What waits for a moderator: by status, by rule, by post.
struct QueueText {
    var counts: [Status: Int]
    var oldest: [Status: Date]
    /// How many wait, by age; as `ages` has them.
    var ages: [Int] = []
    /// What came in on each of the last days, oldest first.
    var days: [[Status: Int]] = []
    var rules: [RuleCount]
    var posts: [PostCount]
    var now: Date
    var ink: Ink
    /// Whether to do with ASCII.
    var isPlain = false
    var width: Int

    /// The columns of the ages, from the youngest: up to how many seconds; nil for the rest.
    static let ages: [(name: String, seconds: Double?)] = [
        ("1h", 3_600), ("4h", 14_400), ("1d", 86_400), ("4d", 345_600), ("older", nil),
    ]

    /// The lines; a single one if nothing waits.
    var lines: [String] {
        let waiting = (counts[.held] ?? 0) + (counts[.queued] ?? 0)
        var lines = statuses + recent
        guard waiting > 0 else { return lines + ["", "nothing waits for you"] }
        if !ages.isEmpty { lines += [""] + byAge }
        if !rules.isEmpty { lines += [""] + byRule }
        if !posts.isEmpty { lines += [""] + byPost }
        return lines
    }

    private var statuses: [String] {
        var table = TextTable([
            .init(title: "status"), .init(title: "count", isNumber: true), .init(title: "oldest"),
        ])
        for status in Status.allCases {
            let age = oldest[status].map { Phrases.age($0, at: now) } ?? ""
            table.add([status.rawValue, String(counts[status] ?? 0), age])
        }
        return table.lines(width: width, ink: ink)
    }

    /// What came in lately, and how much of it was spam.
    private var recent: [String] {
        let all = days.map { $0.values.reduce(0, +) }
        guard all.contains(where: { $0 > 0 }) else { return [] }
        let spam = days.map { ($0[.spam] ?? 0) + ($0[.trash] ?? 0) }
        let frame = isPlain ? "|" : "│"
        func line(_ name: String, _ values: [Int]) -> String {
            let today = values.last ?? 0
            return "\(name)  \(frame)\(Sparkline.text(values, isPlain: isPlain))\(frame)  "
                + "\(values.reduce(0, +)), \(today) today"
        }
        return ["", ink.bold("last 14 days"), line("received", all), line("spam    ", spam)]
    }

    private var byAge: [String] {
        var table = TextTable(
            [.init(title: "waiting for")]
                + Self.ages.map { .init(title: $0.name, isNumber: true) })
        table.add([""] + ages.map(String.init))
        return table.lines(width: width, ink: ink)
    }

    private var byRule: [String] {
        var table = TextTable([
            .init(title: "held because of"), .init(title: "count", isNumber: true),
        ])
        for row in rules { table.add([row.rule, String(row.count)]) }
        return table.lines(width: width, ink: ink)
    }

    private var byPost: [String] {
        var table = TextTable([
            .init(title: "waiting on", isFlexible: true), .init(title: "count", isNumber: true),
            .init(title: "oldest"),
        ])
        for row in posts {
            table.add([
                row.title ?? row.post.text, String(row.count), Phrases.age(row.oldest, at: now),
            ])
        }
        return table.lines(width: width, ink: ink)
    }
}
