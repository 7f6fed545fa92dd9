import ArgumentParser
import Classifier
import Evaluation
import Filters
import Foundation
import Moderation
import Service

/// Measures rules and model on labelled submissions.
struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure rules and model on labelled comments that the model has not seen.",
        discussion: """
            The files have one submission a line, each with "label": "ham" or "spam".

              winnow evaluate a.jsonl b.jsonl                    each blog by a model made of the others
              winnow evaluate a.jsonl --protocol stream          in date order, with a moderator who corrects
              winnow evaluate a.jsonl --model shipped            the model as it ships, on what it may have seen

            cold: nothing is learned, and nothing known of any sender. unattended: the comments come in \
            the order of their dates to a blog that remembers them, and nobody decides. stream: the same \
            with a moderator, who decides on the first comments all, then on what is held or wrong, and \
            from whom the model learns.
            """)

    enum Course: String, ExpressibleByArgument, CaseIterable {
        case cold, unattended, stream
    }

    enum Grouping: String, ExpressibleByArgument, CaseIterable {
        case postHost = "post-host"
        case post, file
    }

    enum Tried: String, ExpressibleByArgument, CaseIterable {
        case trained, shipped
    }

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("Corpora to judge.", valueName: "corpus"))
    var corpora: [String] = []

    @Option(name: .long, help: "cold, unattended or stream.")
    var `protocol`: Course = .cold

    @Option(name: .long, help: "What is left out of training together: post-host, post or file.")
    var by: Grouping = .postHost

    @Option(name: .long, help: "trained: made of everything else for each group; or shipped.")
    var model: Tried = .trained

    @Option(
        name: .long,
        help: ArgumentHelp("A corpus to train on as well, not judged.", valueName: "corpus"))
    var also: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Templates in braces, a line each; spam to train on.", valueName: "file")
    )
    var templates: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How much a corpus counts in training, by its file's name: youtube=0.2.",
            valueName: "name=weight"))
    var weight: [String] = []

    @Option(name: .long, help: "In a stream, how many submissions the moderator decides on all.")
    var first = 200

    @Option(name: .long, help: "How many of the worst errors are listed.")
    var errors = 10

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Train a starter on all that is named and write it there, instead of judging.",
            valueName: "file", visibility: .hidden))
    var train: String?

    func validate() throws {
        if corpora.isEmpty { throw ValidationError("name at least one corpus") }
        if first < 0 || errors < 0 { throw ValidationError("counts start from 0") }
        _ = try weights()
    }

    func run() async throws {
        let settings = try shared.settings()
        let ruleSet = try RuleSet.load(folder: settings.filters, cacheFolder: nil)
        let reader = CaseReader(
            ruleSet: ruleSet, limits: settings.configuration.limits, grouping: by)
        let cases = try await reader.cases(corpora)
        // In training, a blog with many comments counts less for each, whatever is left out.
        let others = CaseReader(ruleSet: ruleSet, limits: reader.limits, grouping: .postHost)
        let training = try await cases + others.cases(also) + reader.templates(templates)
        let recipe = StarterRecipe(weights: try weights())
        if let train {
            let starter = recipe.model(training)
            try starter.write(to: train, isPacked: true)
            StandardOutput.print("\(starter.version) from \(training.count) examples")
            return
        }
        let blogs = TrialBlogs()
        defer { blogs.remove() }
        let trial = Trial(
            ruleSet: ruleSet, recipe: recipe, fixed: model == .shipped ? ruleSet.starter : nil,
            at: Date(), makeStore: blogs.make)
        switch `protocol` {
        case .cold: show(trial.cold(cases, training: training))
        case .unattended:
            show(try await trial.stream(cases, training: training, moderator: nil))
        case .stream:
            let moderator = Moderator(first: first)
            show(try await trial.stream(cases, training: training, moderator: moderator))
        }
    }

    private func weights() throws -> [String: Double] {
        try weight.reduce(into: [:]) { weights, entry in
            let parts = entry.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let number = Double(parts[1]), number >= 0, number <= 100
            else { throw ValidationError("\(entry): a weight is written as name=0.5") }
            weights[String(parts[0])] = number
        }
    }

    private func show(_ outcomes: [Outcome]) {
        var parts = [("all", AccuracyReport(outcomes))]
        if `protocol` == .stream {
            let late = outcomes.filter { $0.decisions >= first }
            parts.append(("after \(first) decisions", AccuracyReport(late)))
        }
        let text = EvaluationText(parts: parts, worst: Outcome.worst(errors, of: outcomes))
        StandardOutput.print(output.json ? text.json : text.description)
    }
}
