import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// Shows what waits.
struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Show what waits: by status, by reason, by age and by post.",
        subcommands: [QueueShape.self])

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let store = desk.store
        let now = desk.clock.now()
        var oldest: [Status: Date] = [:]
        for status in [Status.queued, .held] { oldest[status] = try await store.oldest(status) }
        let text = QueueText(
            counts: try await store.counts(matching: SubmissionQuery()), oldest: oldest,
            ages: try await Self.ages(store, at: now), days: try await Self.days(store, at: now),
            rules: try await store.heldByRule(limit: 10),
            posts: try await store.waitingByPost(limit: 10), now: now, ink: .standard,
            isPlain: ascii || !Self.isUnicodeShown, width: StandardOutput.columns)
        if output.json { return StandardOutput.print(json(text).serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }

    /// Whether the locale has more than ASCII.
    private static var isUnicodeShown: Bool {
        let environment = ProcessInfo.processInfo.environment
        let locale =
            [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]]
            .compactMap(\.self).first { !$0.isEmpty }?.lowercased() ?? ""
        return locale.contains("utf-8") || locale.contains("utf8")
    }

    /// How many wait for how long.
    private static func ages(
        _ store: any SubmissionStore, at now: Date
    ) async throws -> [Int] {
        var counts: [Int] = []
        var until: Date?
        for age in QueueText.ages.map(\.seconds) {
            var query = SubmissionQuery()
            query.statuses = [.queued, .held]
            query.before = until
            query.since = age.map { now.addingTimeInterval(-$0) }
            counts.append(try await store.counts(matching: query).values.reduce(0, +))
            until = query.since
        }
        return counts
    }

    /// What came in on each of the last 14 days, oldest first, by status.
    private static func days(
        _ store: any SubmissionStore, at now: Date
    ) async throws -> [[Status: Int]] {
        let midnight = (now.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        var days: [[Status: Int]] = []
        for day in (0..<14).reversed() {
            var query = SubmissionQuery()
            let start = Date(timeIntervalSince1970: midnight - Double(day) * 86_400)
            query.since = start
            query.before = start.addingTimeInterval(86_400)
            days.append(try await store.counts(matching: query))
        }
        return days
    }

    private func json(_ text: QueueText) -> JSONValue {
        let oldest = text.oldest.map {
            ($0.key.rawValue, JSONValue.string(Timestamp.text($0.value)))
        }
        return [
            "counts": Self.json(text.counts), "oldest": .object(JSONObject(oldest)),
            "ages": .object(
                JSONObject(
                    zip(QueueText.ages, text.ages).map {
                        ($0.name, JSONValue.integer(Int64($1)))
                    })),
            "days": .array(text.days.map(Self.json)),
            "rules": .array(
                text.rules.map { ["rule": .string($0.rule), "count": .integer(Int64($0.count))] }),
            "posts": .array(
                text.posts.map { row in
                    [
                        "post": .string(row.post.text),
                        "title": row.title.map(JSONValue.string) ?? .null,
                        "count": .integer(Int64(row.count)),
                        "oldest": .string(Timestamp.text(row.oldest)),
                    ]
                }),
        ]
    }

    private static func json(_ counts: [Status: Int]) -> JSONValue {
        .object(
            JSONObject(
                Status.allCases.map { ($0.rawValue, .integer(Int64(counts[$0] ?? 0))) }))
    }
}
