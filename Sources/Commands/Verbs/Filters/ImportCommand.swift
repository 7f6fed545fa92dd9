import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation

/// Takes over another program's rules.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over rules and lists of another program, on trial.",
        discussion: """
            wordpress      disallowed_keys or moderation_keys, one a line (`wp option get \
            disallowed_keys`): a list that is searched as WordPress does
            spamassassin   body, rawbody, uri, some header, meta, score, describe and test lines
            discourse      watched words, JSON or CSV
            text           a list, one entry a line: domains, addresses, networks or words

            Every rule gets an example on which it fires and one on which it doesn't, made from \
            its pattern, or given. What can't be taken over is named with its line. Files that are \
            there are not replaced.
            """)

    /// Where it comes from.
    enum Source: String, ExpressibleByArgument, CaseIterable {
        case wordpress
        case spamassassin
        case discourse
        case text
    }

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("wordpress, spamassassin, discourse or text.", valueName: "what"))
    var from: Source

    @Argument(help: "The file; - is standard input.")
    var file: String

    @Option(help: ArgumentHelp("The new group and file.", valueName: "name"))
    var group: String?

    @Option(
        help: ArgumentHelp(
            "What lists do: points to add.", valueName: "points"))
    var score: Double?

    @Option(help: ArgumentHelp("What lists do instead: hold, spam or allow.", valueName: "action"))
    var action: RuleAction?

    @Option(
        help: ArgumentHelp(
            "How entries are read: substring, word, domain, email, cidr or glob.",
            valueName: "kind"))
    var kind: ListKind?

    @Option(help: ArgumentHelp("May serve as an example of spam.", valueName: "text"))
    var spamExample: [String] = []

    @Option(help: ArgumentHelp("May serve as an example of ham.", valueName: "text"))
    var hamExample: [String] = []

    @Flag(name: .long, help: "Only show what would be written.")
    var dryRun = false

    @Flag(help: "Replace files that are there.")
    var force = false

    func validate() throws {
        if score != nil, action != nil {
            throw ValidationError("say --score or --action, not both")
        }
        if let score, abs(score) > 1000 { throw ValidationError("--score is -1000 to 1000") }
        let name = group ?? from.rawValue
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789-"
        if !(1...40).contains(name.count) || !name.allSatisfy({ letters.contains($0) })
            || name == "policy"
        {
            throw ValidationError("--group is lower-case letters, digits and hyphens")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let (imported, files) = try ImportCheck.checked(
            read(), folder: settings.filters, source: name, at: SystemClock().now())
        let order = files.keys.sorted {
            ($0.hasSuffix(".yaml") ? 1 : 0, $0) < ($1.hasSuffix(".yaml") ? 1 : 0, $1)
        }
        if !dryRun {
            if !force { try refuseToReplace(order, settings.filters) }
            // Lists come before the rules that need them.
            for name in order {
                try FilterFile.write(
                    files[name] ?? [], to: "\(settings.filters)/\(name)", replacing: force)
            }
        }
        let text = ImportText(
            imported: imported, files: order.map { "\(settings.filters)/\($0)" },
            isDryRun: dryRun, width: StandardOutput.columns)
        if output.json {
            StandardOutput.print(text.json.serialized())
        } else {
            for line in text.lines { StandardOutput.print(line) }
        }
        if files.isEmpty { throw StatusExit(status: .badInput) }
    }

    private var name: String {
        file == "-" ? "standard input" : URL(fileURLWithPath: file).lastPathComponent
    }

    private func refuseToReplace(_ files: [String], _ folder: String) throws {
        let there = files.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        guard there.isEmpty else {
            let names = there.map { "\(folder)/\($0)" }.joined(separator: ", ")
            throw CommandFailure(
                .badInput, Phrases.safe("\(names) is there already; --force replaces it"))
        }
    }

    private func read() throws -> Imported {
        let handle: FileHandle? = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file)
        guard let handle, let data = try? handle.readToEnd() ?? Data() else {
            throw CommandFailure(.badInput, Phrases.safe("\(file): cannot be read"))
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure(.badInput, Phrases.safe("\(file): is not UTF-8 text"))
        }
        let settings = ImportSettings(
            group: group ?? from.rawValue,
            effect: action.map { .force($0) } ?? .points(score ?? 3), kind: kind, source: name,
            spam: spamExample, ham: hamExample)
        return switch from {
        case .wordpress: KeyListImport.wordPress(text, settings)
        case .spamassassin: SpamAssassinImport.rules(text, settings)
        case .discourse: DiscourseImport.words(text, settings)
        case .text: KeyListImport.plain(text, settings)
        }
    }
}

extension ListKind: ExpressibleByArgument {}
