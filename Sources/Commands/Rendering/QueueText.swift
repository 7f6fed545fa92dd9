import Foundation
import Moderation

/// What waits for a moderator: by status, by rule, by post.
struct QueueText {
    var counts: [Status: Int]
    var oldest: [Status: Date]
    var rules: [RuleCount]
    var posts: [PostCount]
    var now: Date
    var ink: Ink
    var width: Int

    /// The lines; a single one if nothing waits.
    var lines: [String] {
        let waiting = (counts[.held] ?? 0) + (counts[.queued] ?? 0)
        var lines = statuses
        guard waiting > 0 else { return lines + ["", "nothing waits for you"] }
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
