import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation

/// Writes a rule.
struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Write a rule into a rule file, on trial, once its examples go as they say.",
        discussion: """
            The rule is put behind the others of its group's file, which otherwise stays as it is. \
            Nothing is written if the rule has a mistake or an example goes wrong.

              winnow filters add --id GUEST_POST --about "Offers a guest post" --on folded \\
                --match '\\bguest posts?\\b' --score 3 \\
                --spam "I would love to write a guest post" --ham "The guest posted this"

            An example is a text in the field that is searched, or a mapping of several fields: \
            '{author: {name: SEO Agency}, content: hello}'. Without --live the rule is on trial: \
            see what it does with `winnow filters stats`, then take `state: shadow` away.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Its name: upper case, digits and _.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The reason that moderators read.", valueName: "text"))
    var about: String

    @Option(help: ArgumentHelp("A view to search; may be repeated.", valueName: "view"))
    var on: [String] = []

    @Option(help: ArgumentHelp("What to look for.", valueName: "pattern"))
    var match: String?

    @Flag(help: "Upper and lower case differ in --match.")
    var `case` = false

    @Option(help: ArgumentHelp("A condition over facts and other rules.", valueName: "condition"))
    var when: String?

    @Option(help: ArgumentHelp("Points that it adds.", valueName: "points"))
    var score: Double?

    @Option(help: ArgumentHelp("Instead of points: hold, spam or allow.", valueName: "action"))
    var action: RuleAction?

    @Option(help: ArgumentHelp("An example on which it must fire; repeat it.", valueName: "text"))
    var spam: [String] = []

    @Option(help: ArgumentHelp("A near-miss on which it mustn't; repeat it.", valueName: "text"))
    var ham: [String] = []

    @Option(help: ArgumentHelp("Its group, which has a file.", valueName: "name"))
    var group = "mine"

    @Flag(help: "Let it count at once.")
    var live = false

    @Flag(name: .long, help: "Only show what would be written.")
    var dryRun = false

    func validate() throws {
        if match == nil, when == nil { throw ValidationError("say --match, --when or both") }
        if match != nil, on.isEmpty {
            throw ValidationError("--match needs --on: a view to search")
        }
        if match == nil, !on.isEmpty || self.case {
            throw ValidationError("--on and --case go with --match")
        }
        if spam.isEmpty || ham.isEmpty {
            throw ValidationError("every rule needs a --spam and a --ham example")
        }
        let isPart = id.hasPrefix("_")
        if isPart, score != nil || action != nil {
            throw ValidationError("a rule whose id begins with _ has no --score or --action")
        }
        if !isPart, (score == nil) == (action == nil) {
            throw ValidationError("say --score or --action, one of them")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let tried: (name: String, outcome: RuleAddition.Outcome)
        do {
            tried = try RuleAddition.tried(
                rule, group: group, folder: settings.filters, at: SystemClock().now())
        } catch let failure as RuleAddition.Failure {
            throw CommandFailure(.badInput, Phrases.safe(failure.message))
        } catch let problems as FilterProblems {
            let lines = problems.problems.map { Phrases.safe($0.description) }
            throw CommandFailure(
                .badInput, lines.joined(separator: "\n") + "\nnothing was written")
        }
        let path = "\(settings.filters)/\(tried.name)"
        if !dryRun {
            try FilterFile.write(Array(tried.outcome.text.utf8), to: path, replacing: true)
        }
        show(path, tried.outcome)
    }

    /// The rule as it was said.
    private var rule: WrittenRule {
        var rule = WrittenRule(id: id, about: about)
        rule.views = on.flatMap { $0.split(separator: ",").map(String.init) }
        rule.match = match
        rule.isCaseSensitive = self.case
        rule.condition = when
        rule.effect =
            action.map { .force($0) } ?? (id.hasPrefix("_") ? .none : .points(score ?? 0))
        rule.state = live ? .live : .shadow
        let view = rule.views.first.flatMap(View.init(rawValue:)) ?? .content
        let example = { (text: String) -> WrittenRule.Example in
            let isMapping = text.hasPrefix("{") && text.hasSuffix("}")
            return .init(field: isMapping ? "" : WrittenRule.Example.field(of: view), text)
        }
        rule.spam = spam.map(example)
        rule.ham = ham.map(example)
        return rule
    }

    private func show(_ path: String, _ outcome: RuleAddition.Outcome) {
        if output.json {
            let json: JSONValue = [
                "file": .string(path), "rule": .string(id), "written": .bool(!dryRun),
                "state": .string(rule.state.rawValue), "yaml": .string(rule.yaml()),
                "warnings": .array(outcome.warnings.map(\.json)),
            ]
            return StandardOutput.print(json.serialized())
        }
        for warning in outcome.warnings { StandardOutput.print(Phrases.safe(warning.description)) }
        if dryRun {
            StandardOutput.print("would add to \(Phrases.safe(path)):")
            for line in rule.yaml().split(separator: "\n") {
                StandardOutput.print(Phrases.safe(String(line)))
            }
            return
        }
        let state = live ? "live" : "on trial; it adds nothing until `state: shadow` is taken away"
        StandardOutput.print("added \(id) to \(Phrases.safe(path)), \(state)")
        StandardOutput.print("what would it have done? winnow filters try \(id)")
    }
}

extension RuleAction: ExpressibleByArgument {}
