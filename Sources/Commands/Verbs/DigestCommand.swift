import ArgumentParser
import Foundation
import JSON
import Moderation
import Store

/// Says what a moderator should know today.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract:
            "Print what a moderator should know today, for a mail; nothing if there is nothing.",
        discussion: """
            Plain text, at most 78 columns wide: what is held and why, texts that came again and \
            again, rules that people overruled twice or were stopped by themselves, what failed; \
            each with the command to act on it.

              s=$(winnow digest --subject); [ -z "$s" ] || winnow digest | mail -s "$s" me
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "What is new since this time, as 2026-11-21T07:00:00Z, or so long ago, as 24h; "
                + "what is held is told whatever its age.", valueName: "time"))
    var since = "24h"

    @Flag(help: "Print one line for the mail's subject only.")
    var subject = false

    func run() async throws {
        let settings = try shared.settings()
        let begin = try QueryOptions.instant(since, "--since")
        // Nothing was ever stored: there is nothing to say, and no reason to make a folder.
        guard FileManager.default.fileExists(atPath: settings.data + "/winnow.db") else { return }
        let store = try SQLiteStore(folder: URL(fileURLWithPath: settings.data))
        let now = SystemClock().now()
        var query = SubmissionQuery()
        query.statuses = [.held]
        query.newestFirst = false
        query.limit = DigestText.heldLimit
        let text = DigestText(
            digest: try await store.digest(since: begin, at: now),
            held: try await store.submissions(matching: query).submissions,
            heldCount: try await store.counts(matching: SubmissionQuery())[.held] ?? 0,
            brakes: try store.brakes(), now: now)
        if output.json { return StandardOutput.print(text.json.serialized()) }
        if text.isEmpty { return }
        if subject { return StandardOutput.print(text.subject) }
        for line in text.lines { StandardOutput.print(line) }
    }
}
