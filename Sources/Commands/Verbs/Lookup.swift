import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Text
import Wire

/// Lists submissions.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List submissions, newest first.",
        discussion: """
            Conditions add up: each further option narrows the list.

              winnow list --status held --rule BBCODE_LINK
              winnow list --post https://blog.example/my-post/ --since 2026-11-01T00:00:00Z
              winnow list --status spam --ids | winnow approve -
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var conditions: QueryOptions

    @Option(help: "At most so many on a page.")
    var limit = 50

    @Option(help: ArgumentHelp("Go on after the page that ended with this.", valueName: "cursor"))
    var after: String?

    @Flag(help: "Print ids only, a line each, of everything that matches.")
    var ids = false

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is 1 to 500") }
    }

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        var query = try conditions.query()
        query.limit = limit
        query.cursor = after
        if ids { return try await printIDs(query, desk) }
        let page = try await desk.store.submissions(matching: query)
        if output.json {
            let json: JSONValue = [
                "submissions": .array(page.submissions.map(\.json)),
                "next": page.next.map(JSONValue.string) ?? .null,
            ]
            return StandardOutput.print(json.serialized())
        }
        show(page, at: desk.clock.now())
    }

    private func printIDs(_ query: SubmissionQuery, _ desk: Desk) async throws {
        var query = query
        query.limit = 500
        repeat {
            let page = try await desk.store.submissions(matching: query)
            for stored in page.submissions { StandardOutput.print(stored.id.text) }
            query.cursor = page.next
        } while query.cursor != nil
    }

    private func show(_ page: SubmissionPage, at now: Date) {
        guard !page.submissions.isEmpty else { return StandardOutput.print("nothing matches") }
        var table = TextTable([
            .init(title: "id"), .init(title: "status"), .init(title: "score", isNumber: true),
            .init(title: "age", isNumber: true), .init(title: "author"),
            .init(title: "text", isFlexible: true),
        ])
        for stored in page.submissions {
            table.add([
                stored.id.text, stored.status.rawValue,
                stored.verdict.map { Phrases.points($0.score) } ?? "",
                Phrases.age(stored.receivedAt, at: now),
                VisibleText.truncated(Phrases.author(stored.submission), toColumns: 24),
                String(Phrases.text(stored.submission).prefix(300)),
            ])
        }
        for line in table.lines(width: StandardOutput.columns, ink: .standard) {
            StandardOutput.print(line)
        }
        if let next = page.next { StandardOutput.print("more: --after \(next)") }
    }
}

/// Shows one submission whole.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show submissions whole, private fields included.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Ids of submissions; - reads them from standard input.")
    var ids: [String]

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        for id in try IDList(ids).ids {
            let stored = try await desk.found(id)
            if output.json {
                StandardOutput.print(stored.json.serialized())
                continue
            }
            let width = StandardOutput.columns
            let text = SubmissionText(stored: stored, ink: .standard, width: width)
            let verdict = stored.verdict.map {
                VerdictText(verdict: $0, ink: .standard, width: width).lines
            }
            for line in text.lines + (verdict ?? ["not judged yet"]) { StandardOutput.print(line) }
        }
    }
}

/// Explains a verdict.
struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every reason for a verdict.",
        discussion: """
            The verdict was stored with the submission, so the answer does not depend on today's \
            rules. With --recheck it is judged again by the rules as they are now, and both \
            verdicts are shown; nothing is changed.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The submission's id.")
    var id: String

    @Flag(help: "Judge it by today's rules as well.")
    var recheck = false

    func run() async throws {
        let workplace = try Workplace(shared.settings())
        let desk = try workplace.desk()
        guard let id = try IDList([id]).ids.first else { return }
        let stored = try await desk.found(id)
        let now = recheck ? try await verdict(on: stored, workplace, desk) : nil
        if output.json { return printJSON(stored, now) }
        let width = StandardOutput.columns
        if let verdict = stored.verdict {
            if now != nil { StandardOutput.print("then:") }
            show(verdict, width)
        } else {
            StandardOutput.print("\(stored.id) is \(stored.status.rawValue): no verdict is stored")
        }
        if let verdict = stored.verdict, verdict.status != stored.status {
            StandardOutput.print("it is \(stored.status.rawValue) now: see winnow log \(stored.id)")
        }
        if let now {
            StandardOutput.print("now:")
            show(now, width)
        }
    }

    private func verdict(
        on stored: StoredSubmission, _ workplace: Workplace, _ desk: Desk
    ) async throws -> Verdict {
        let bench = try workplace.bench(for: desk)
        return try await workplace.judging(for: desk, bench: bench).recheck(stored)
    }

    private func show(_ verdict: Verdict, _ width: Int) {
        for line in VerdictText(verdict: verdict, ink: .standard, width: width).lines {
            StandardOutput.print(line)
        }
    }

    private func printJSON(_ stored: StoredSubmission, _ now: Verdict?) {
        var object: JSONObject = [
            "id": .string(stored.id.text), "status": .string(stored.status.rawValue),
        ]
        object["verdict"] = stored.verdict?.json ?? .null
        object["recheck"] = now?.json
        StandardOutput.print(JSONValue.object(object).serialized())
    }
}

/// Shows what waits.
struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what waits: by status, by reason and by post.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let counts = try await desk.store.counts(matching: SubmissionQuery())
        var oldest: [Status: Date] = [:]
        for status in [Status.queued, .held] {
            oldest[status] = try await desk.store.oldest(status)
        }
        let text = QueueText(
            counts: counts, oldest: oldest, rules: try await desk.store.heldByRule(limit: 10),
            posts: try await desk.store.waitingByPost(limit: 10), now: desk.clock.now(),
            ink: .standard, width: StandardOutput.columns)
        if output.json { return StandardOutput.print(json(text).serialized()) }
        for line in text.lines { StandardOutput.print(line) }
    }

    private func json(_ text: QueueText) -> JSONValue {
        let counts = Status.allCases.map { status in
            (status.rawValue, JSONValue.integer(Int64(text.counts[status] ?? 0)))
        }
        let oldest = text.oldest.map {
            ($0.key.rawValue, JSONValue.string(Timestamp.text($0.value)))
        }
        return [
            "counts": .object(JSONObject(counts)), "oldest": .object(JSONObject(oldest)),
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
}

/// Prints a thread.
struct ThreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "Print a post's published comments as its page shows them.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Any URL the post has had, or its folder's name in the repository.")
    var post: String

    func run() async throws {
        let desk = try Workplace(shared.settings()).desk()
        let view = try await ThreadView(of: post, at: desk)
        for path in view.damaged { StandardError.print("winnow: left out: \(Phrases.safe(path))") }
        if output.json { return StandardOutput.print(view.json.serialized()) }
        guard view.postKey != nil else {
            throw CommandFailure(.badInput, "nothing was ever sent to \(Phrases.safe(post))")
        }
        let title = view.post?.title ?? view.post?.url ?? post
        let text = ThreadText(
            title: title, thread: view.thread, ink: .standard, width: StandardOutput.columns)
        for line in text.lines { StandardOutput.print(line) }
    }
}
