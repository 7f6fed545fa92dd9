import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation
import Store

/// Shows what rules there are.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the rules, one rule whole, or the facts for conditions.",
        discussion: """
            A rule that is marked "braked" was live by its file, but hit far more than expected \
            within a day of being new or changed, and so was put into shadow by itself. Change the \
            rule, or let it go: winnow filters release RULE.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "A rule's id.")
    var rule: String?

    @Flag(help: "Show the facts that conditions can use.")
    var facts = false

    func run() async throws {
        if facts { return showFacts() }
        let settings = try shared.settings()
        let brakes = try RuleBrakes(settings)
        let ruleSet = try RuleSet.load(
            folder: settings.filters, cacheFolder: nil, options: brakes.options)
        let braked = Set(ruleSet.braked)
        guard let id = rule else { return show(ruleSet.rules, braked) }
        guard let found = ruleSet.rule(id) else {
            throw CommandFailure(.badInput, "there is no rule \(Phrases.safe(id))")
        }
        let brake = braked.contains(id) ? brakes.brake(of: found, in: ruleSet) : nil
        if output.json {
            return StandardOutput.print(json(found, braked).serialized())
        }
        let text = RuleText(rule: found, ink: .standard, brake: brake)
        for line in text.lines { StandardOutput.print(line) }
    }

    private func json(_ rule: Rule, _ braked: Set<String>) -> JSONValue {
        guard case .object(var object) = rule.json else { return rule.json }
        object["braked"] = .bool(braked.contains(rule.id))
        return .object(object)
    }

    private func show(_ rules: [Rule], _ braked: Set<String>) {
        if output.json {
            for rule in rules { StandardOutput.print(json(rule, braked).serialized()) }
            return
        }
        var table = TextTable([
            .init(title: "rule"), .init(title: "points", isNumber: true), .init(title: "state"),
            .init(title: "group"), .init(title: "about", isFlexible: true),
        ])
        for rule in rules {
            let state = braked.contains(rule.id) ? "braked" : rule.state.rawValue
            table.add([rule.id, rule.effect.cell, state, rule.group, rule.about])
        }
        for line in table.lines(width: StandardOutput.columns, ink: .standard) {
            StandardOutput.print(line)
        }
    }

    private func showFacts() {
        var table = TextTable([
            .init(title: "fact"), .init(title: "type"), .init(title: "about", isFlexible: true),
        ])
        for fact in Fact.allCases {
            if output.json {
                let json: JSONValue = [
                    "fact": .string(fact.rawValue), "type": .string(fact.type.rawValue),
                    "about": .string(fact.about),
                ]
                StandardOutput.print(json.serialized())
            }
            table.add([fact.rawValue, fact.type.rawValue, fact.about])
        }
        guard !output.json else { return }
        for line in table.lines(width: StandardOutput.columns, ink: .standard) {
            StandardOutput.print(line)
        }
    }
}
