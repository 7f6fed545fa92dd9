import ArgumentParser
import Foundation
import Moderation

/// Changes the public text.
struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a submission's public text.",
        discussion: "The text before stays in the log, so that winnow undo can bring it back.")

    @OptionGroup var options: DecisionOptions

    @Option(help: "The new text; - reads it from standard input.")
    var content: String?

    @Option(help: "The new name; empty removes it.")
    var authorName: String?

    @Option(help: "The new URL; empty removes it.")
    var authorURL: String?

    func validate() throws {
        guard content != nil || authorName != nil || authorURL != nil else {
            throw ValidationError("say what to change: --content, --author-name or --author-url")
        }
    }

    func run() async throws {
        let text =
            content == "-"
            ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            : content
        let edit = DecisionRequest.Edit(
            content: text, authorName: authorName, authorURL: authorURL)
        try await options.decide(.edit, edit: edit)
    }
}
