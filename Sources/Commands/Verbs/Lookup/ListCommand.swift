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
        commandName: "list",
        abstract: "List or search submissions, newest first.",
        discussion: """
            A query has terms, all of which must hold: status:held rule:BBCODE_LINK \
            host:example.com author:"Rosa L" email: domain: ip:203.0.113.0/24 kind: post: \
            before:2026-11-01 since:7d score:>4 by:ines similar:ID language:en text:"two words". A \
            bare word is looked for in the text. Put or between terms, - or not before one, and \
            parentheses around several; in a shell, put the whole query in quotes, and not before \
            its first term rather than -. Options narrow the list further.

              winnow search 'casino -status:spam'
              winnow list --status held --rule BBCODE_LINK --sort score
              winnow list 'status:spam host:shop.example' --format ids | winnow approve -
              winnow list --since 30d --format csv --fields id,score,email > month.csv
            """,
        aliases: ["search"])

    @Argument(help: ArgumentHelp("What to look for; see above.", valueName: "query"))
    var words: [String] = []

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var conditions: QueryOptions
    @OptionGroup var listing: ListingOptions

    func validate() throws { try listing.validate(isJSON: output.json) }

    func run() async throws {
        var query = try conditions.query()
        if !words.isEmpty {
            let typed = try WhereOption.filter(words.joined(separator: " "))
            query.filter = query.filter.map { .all([typed, $0]) } ?? typed
        }
        listing.apply(to: &query)
        let desk = try Workplace(shared.settings()).desk()
        let format = listing.ids ? .ids : listing.format ?? .table
        if format == .table { return try await show(query, desk) }
        try await stream(query, format, desk)
    }

    private func show(_ query: SubmissionQuery, _ desk: Desk) async throws {
        let page = try await desk.store.submissions(matching: query)
        if output.json {
            let table = try listing.table(usual: nil, at: desk.clock.now())
            let json: JSONValue = [
                "submissions": .array(page.submissions.map { table?.json($0) ?? $0.json }),
                "next": page.next.map(JSONValue.string) ?? .null,
            ]
            return StandardOutput.print(json.serialized())
        }
        guard !page.submissions.isEmpty else { return StandardOutput.print("nothing matches") }
        let table =
            try listing.table(usual: SubmissionTable.usual, at: desk.clock.now())
            ?? SubmissionTable(fields: SubmissionTable.usual, now: desk.clock.now())
        let lines = table.lines(page.submissions, width: StandardOutput.columns, ink: .standard)
        for line in lines { StandardOutput.print(line) }
        if let next = page.next { StandardOutput.print("more: --cursor \(next)") }
    }

    /// Everything that matches, a line each; up to `--limit`, if that was given.
    private func stream(
        _ query: SubmissionQuery, _ format: OutputFormat, _ desk: Desk
    ) async throws {
        let chosen = try listing.table(usual: nil, at: desk.clock.now())
        let table = chosen ?? SubmissionTable(fields: SubmissionTable.whole, now: desk.clock.now())
        var query = query
        var rest = listing.limit ?? Int.max
        if format == .csv { StandardOutput.print(table.header) }
        repeat {
            query.limit = min(500, rest)
            let page = try await desk.store.submissions(matching: query)
            for stored in page.submissions {
                switch format {
                case .csv: StandardOutput.print(visible(table.csv(stored)))
                case .jsonl:
                    StandardOutput.print((chosen?.json(stored) ?? stored.json).serialized())
                case .ids, .table: StandardOutput.print(stored.id.text)
                }
            }
            rest -= page.submissions.count
            query.cursor = page.next
        } while query.cursor != nil && rest > 0
    }

    /// A stranger's text is shown to a terminal with its escapes, and to a file as it is.
    private func visible(_ line: String) -> String {
        StandardOutput.isTerminal ? VisibleText.escaped(line, keepingNewlines: true) : line
    }
}
