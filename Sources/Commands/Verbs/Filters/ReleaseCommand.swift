import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation
import Store

/// Lets a stopped rule go.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Put a rule back in force that was stopped by itself.",
        discussion: """
            A live rule that is new or was changed within the last day, and without which many \
            submissions would have been approved, is put into shadow: 20 hits, which are a tenth \
            of the last 200. Releasing it says that it's meant so; in this wording it is never \
            stopped again, also if it wasn't stopped yet. Running workers see it within a second.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The rule's id.")
    var rule: String

    func run() async throws {
        let settings = try shared.settings()
        let ruleSet = try RuleSet.load(folder: settings.filters, cacheFolder: nil)
        guard let version = ruleSet.versions[rule] else {
            throw CommandFailure(.badInput, "there is no rule \(Phrases.safe(rule))")
        }
        let store = try SQLiteStore(folder: URL(fileURLWithPath: settings.data))
        let wasBraked = try store.release(
            RuleVersion(rule: rule, version: version), at: SystemClock().now())
        if output.json {
            let json: JSONValue = ["rule": .string(rule), "was_braked": .bool(wasBraked)]
            return StandardOutput.print(json.serialized())
        }
        StandardOutput.print(
            wasBraked
                ? "\(rule) is in force again" : "\(rule) was not stopped, and now won't be")
    }
}
