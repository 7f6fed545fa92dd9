import ArgumentParser
import Moderation

/// What the commands that decide have in common.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var search: WhereOption

    @Argument(help: "Ids of submissions; - reads them from standard input, a line each.")
    var ids: [String] = []

    @Option(help: "Decide only if it is still at this revision.")
    var revision: Int?

    @Option(help: "A remark for the log.")
    var note: String?

    @Flag(help: "Say what would be done, and do nothing.")
    var dryRun = false

    @Flag(help: "Don't ask.")
    var yes = false

    @Flag(help: "Never ask; do without what needs a yes.")
    var noInput = false

    func validate() throws {
        if ids.isEmpty == (search.text == nil) {
            throw ValidationError("give ids, or - to read them, or --where with a query")
        }
        if search.text != nil, revision != nil {
            throw ValidationError("--revision is for one submission, not for --where")
        }
    }

    /// Decides on all of them as one, and prints what became of each.
    func decide(_ action: DecisionAction, edit: DecisionRequest.Edit? = nil) async throws {
        try await BulkDecision(options: self, action: action, edit: edit).run()
    }
}
