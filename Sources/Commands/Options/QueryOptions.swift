import ArgumentParser
import Foundation
import Moderation
import Service
import Wire

/// Which submissions are meant.
struct QueryOptions: ParsableArguments {
    @OptionGroup var search: WhereOption

    @Option(help: "queued, approved, held, spam or trash; may be repeated.")
    var status: [Status] = []

    @Option(help: "comment, pingback, trackback or webmention; may be repeated.")
    var kind: [SubmissionKind] = []

    @Option(help: ArgumentHelp("On this post.", valueName: "url or key"))
    var post: String?

    @Option(help: ArgumentHelp("Part of the author's name or e-mail address.", valueName: "text"))
    var author: String?

    @Option(help: ArgumentHelp("Part of the text.", valueName: "text"))
    var text: String?

    @Option(
        help: ArgumentHelp("With a finding of this rule.", valueName: "id"),
        completion: .ruleID)
    var rule: String?

    @Option(help: ArgumentHelp("From this address.", valueName: "address"))
    var ip: String?

    @Option(
        help: ArgumentHelp(
            "Received before this, as 2026-11-21T07:00:00Z, or so long ago, as 7d.",
            valueName: "time"))
    var before: String?

    @Option(help: ArgumentHelp("Received at this time or later; as --before.", valueName: "time"))
    var since: String?

    @Flag(help: "Oldest first.")
    var oldestFirst = false

    /// Whether any condition was given.
    var isEmpty: Bool {
        status.isEmpty && kind.isEmpty && search.text == nil
            && [post, author, text, rule, ip, before, since].allSatisfy { $0 == nil }
    }

    /// The conditions as a query.
    func query() throws -> SubmissionQuery {
        var query = SubmissionQuery()
        query.statuses = Set(status)
        query.kinds = Set(kind)
        query.post = post
        query.author = author
        query.text = text
        query.rule = rule
        query.ip = ip
        query.before = try before.map { try Self.instant($0, "--before") }
        query.since = try since.map { try Self.instant($0, "--since") }
        query.newestFirst = !oldestFirst
        query.filter = try search.filter()
        return query
    }

    static func instant(_ text: String, _ option: String) throws -> Date {
        if let date = Timestamp.date(text) { return date }
        guard let span = Duration(span: text) else {
            throw ValidationError(
                "\(option) takes a time such as 2026-11-21T07:00:00Z, or a span such as 7d")
        }
        return SystemClock().now().addingTimeInterval(-span.seconds)
    }
}

extension Status: ExpressibleByArgument {}
extension SubmissionKind: ExpressibleByArgument {}
