import ArgumentParser
import Foundation
import Moderation

/// How a list is sorted, cut and written.
struct ListingOptions: ParsableArguments {
    @Option(help: "received, score or post.")
    var sort = SubmissionQuery.Order.received

    @Flag(help: "From the bottom up: oldest, least points or the first post first.")
    var reverse = false

    @Option(help: "At most so many on a page (50), or in all for csv, jsonl and ids.")
    var limit: Int?

    @Option(
        name: [.customLong("cursor"), .customLong("after")],
        help: ArgumentHelp("Go on after the page that ended with this.", valueName: "cursor"))
    var cursor: String?

    @Option(
        help: ArgumentHelp(
            "Columns: \(SubmissionField.allCases.map(\.rawValue).joined(separator: ",")).",
            valueName: "a,b,c"))
    var fields: String?

    @Option(help: "table, csv, jsonl or ids; all but table print everything that matches.")
    var format: OutputFormat?

    @Flag(help: "The same as --format ids.")
    var ids = false

    /// Refuses what does not go together.
    func validate(isJSON: Bool) throws {
        if let limit, limit < 1 { throw ValidationError("--limit is 1 or more") }
        if (format ?? .table) == .table, !ids, let limit, limit > 500 {
            throw ValidationError("--limit is 1 to 500 on a page")
        }
        if isJSON, ids || (format ?? .table) != .table {
            throw ValidationError("give --json or --format, not both; --format jsonl has it all")
        }
        _ = try chosenFields()
    }

    /// Sets order, page and place of a query.
    func apply(to query: inout SubmissionQuery) {
        query.order = sort
        if reverse { query.newestFirst.toggle() }
        query.limit = limit ?? 50
        query.cursor = cursor
    }

    /// The columns asked for, else the usual ones; nil if there are none either.
    func table(usual: [SubmissionField]?, at now: Date) throws -> SubmissionTable? {
        (try chosenFields() ?? usual).map { SubmissionTable(fields: $0, now: now) }
    }

    private func chosenFields() throws -> [SubmissionField]? {
        try fields?.split(separator: ",").map { name in
            guard let field = SubmissionField(rawValue: String(name)) else {
                let all = SubmissionField.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--fields has no “\(name.prefix(40))”: there are \(all)")
            }
            return field
        }
    }
}

extension SubmissionQuery.Order: ExpressibleByArgument {}
