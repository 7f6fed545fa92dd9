import ArgumentParser
import Filters
import Foundation
import JSON
import Moderation

/// Looks after the rules.
struct FiltersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filters",
        abstract: "Check, test and show the rules.",
        discussion: """
            All of these use the very parser and engine that the service uses.

              winnow filters lint      is every file sound?
              winnow filters test      does every rule do what its examples say?
              winnow filters show      what rules are there?
            """,
        subcommands: [LintCommand.self, TestCommand.self, ShowCommand.self])
}

/// Finds what is wrong with the rules.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find what is wrong with the rules, with file, line and column.",
        discussion: "Exits with 78 if there is an error. Warnings do not fail, unless --strict.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Fail on warnings too.")
    var strict = false

    func run() async throws {
        let settings = try shared.settings()
        let problems = Lint(folder: settings.filters, cacheFolder: nil).problems()
        let errors = problems.filter { $0.severity == .error }.count
        if output.json {
            for problem in problems { StandardOutput.print(problem.json.serialized()) }
        } else {
            for problem in problems { StandardOutput.print(Phrases.safe(problem.description)) }
            StandardOutput.print(
                "\(settings.filters): \(Phrases.count(errors, "error")), "
                    + Phrases.count(problems.count - errors, "warning"))
        }
        if errors > 0 || (strict && !problems.isEmpty) {
            throw StatusExit(status: .configuration)
        }
    }
}

/// Runs the rules' own examples.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Check that each rule matches its spam examples and none of its ham examples.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try shared.settings()
        let run = ExampleRun(
            ruleSet: try RuleSet.load(folder: settings.filters, cacheFolder: nil),
            at: SystemClock().now())
        let failures = run.failures()
        let counts = run.counts
        if output.json {
            let json: JSONValue = [
                "rules": .integer(Int64(counts.rules)), "spam": .integer(Int64(counts.spam)),
                "ham": .integer(Int64(counts.ham)), "failures": .array(failures.map(\.json)),
            ]
            StandardOutput.print(json.serialized())
        } else {
            for failure in failures { StandardOutput.print(Phrases.safe(failure.description)) }
            StandardOutput.print(
                "\(Phrases.count(counts.rules, "rule")), \(Phrases.count(counts.spam, "spam example")), "
                    + "\(Phrases.count(counts.ham, "ham example")): "
                    + (failures.isEmpty ? "all as they say" : "\(failures.count) not as they say"))
        }
        if !failures.isEmpty { throw StatusExit(status: .configuration) }
    }
}

/// Shows what rules there are.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the rules, one rule whole, or the facts for conditions.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "A rule's id.")
    var rule: String?

    @Flag(help: "Show the facts that conditions can use.")
    var facts = false

    func run() async throws {
        if facts { return showFacts() }
        let settings = try shared.settings()
        let rules = try RuleSet.load(folder: settings.filters, cacheFolder: nil).rules
        guard let id = rule else { return show(rules) }
        guard let found = rules.first(where: { $0.id == id }) else {
            throw CommandFailure(.badInput, "there is no rule \(Phrases.safe(id))")
        }
        if output.json { return StandardOutput.print(found.json.serialized()) }
        for line in RuleText(rule: found, ink: .standard).lines { StandardOutput.print(line) }
    }

    private func show(_ rules: [Rule]) {
        if output.json {
            for rule in rules { StandardOutput.print(rule.json.serialized()) }
            return
        }
        var table = TextTable([
            .init(title: "rule"), .init(title: "points", isNumber: true), .init(title: "state"),
            .init(title: "group"), .init(title: "about", isFlexible: true),
        ])
        for rule in rules {
            table.add([rule.id, rule.effect.cell, rule.state.rawValue, rule.group, rule.about])
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
