import ArgumentParser
import Classifier
import Filters
import Foundation
import JSON
import Moderation
import Service

/// Looks after the model that learns from decisions.
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Show, measure or rebuild what was learned from decisions.",
        discussion: """
              winnow model show         what it has learned, and when
              winnow model evaluate     how good it was on your own decisions
              winnow model rebuild      add up all lessons anew

            Everything learned is kept as lessons in the database; the file model/learned.model in \
            the data folder is their sum and may be deleted at any time.
            """,
        subcommands: [ShowModel.self, EvaluateModel.self, RebuildModel.self])
}

/// Shows what the model has learned.
struct ShowModel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what the model has learned.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let rules = try RuleSet.load(
            folder: workplace.settings.filters, cacheFolder: workplace.cache)
        let learned = workplace.modelFolder.model(on: rules.starter)
        let model = learned ?? rules.starter
        let cursor = try await desk.store.lessonCursor()
        let counts = try await desk.store.lessonCounts()
        let waiting = try await desk.store.labelChanges(after: cursor, limit: 10_000).changes.count
        let (ham, spam) = (counts[.ham] ?? 0, counts[.spam] ?? 0)
        if output.json {
            let json: JSONValue = [
                "version": model.map { .string($0.version) } ?? .null,
                "starter": .bool(rules.starter != nil), "ham": .integer(Int64(ham)),
                "spam": .integer(Int64(spam)), "lessons": .integer(cursor.lesson),
                "behind": .integer(cursor.lesson - (model?.record.lesson ?? 0)),
                "waiting": .integer(Int64(waiting)),
            ]
            return StandardOutput.print(json.serialized())
        }
        guard let model else {
            return StandardOutput.print(
                "There is no model: \(workplace.settings.filters)/starter.model is missing and nothing "
                    + "was learned yet.")
        }
        StandardOutput.print("model     \(model.version)")
        StandardOutput.print(
            "starter   " + (rules.starter == nil ? "none: it began knowing nothing" : "as shipped"))
        StandardOutput.print(
            "learned   from \(Phrases.count(ham + spam, "submission")) it was unsure of or wrong "
                + "about: \(ham) ham, \(spam) spam")
        StandardOutput.print("lessons   \(cursor.lesson), with those that took others back")
        if waiting > 0 {
            StandardOutput.print(
                "waiting   \(Phrases.count(waiting, "submission")) decided since; `winnow learn` "
                    + "catches up now, a worker does by itself")
        }
        if let warning = Self.warning(ham: ham, spam: spam) { StandardOutput.print(warning) }
    }

    /// What to say when nearly everything learned is of one sort.
    private static func warning(ham: Int, spam: Int) -> String? {
        guard ham + spam >= 40, min(ham, spam) * 10 < max(ham, spam) else { return nil }
        let (much, little) = ham > spam ? ("ham", "spam") : ("spam", "ham")
        return "balance   nearly all of it is \(much), so \(much) teaches little more until some "
            + "\(little) is decided too"
    }
}

/// Makes the learned weights anew.
struct RebuildModel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the learned weights anew.",
        discussion: """
            Adds up the lessons in the database, from the first on. With --from-decisions the \
            lessons themselves are made anew, by reading again every decided submission that is \
            still stored; what clean-up has removed since is forgotten. Lessons from files stay.
            """)

    @OptionGroup var shared: SharedOptions

    @Flag(name: .customLong("from-decisions"), help: "Read the decided submissions again.")
    var fromDecisions = false

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let learner = workplace.learner(for: desk, bench: try workplace.bench(for: desk))
        let fromDecisions = fromDecisions
        let report = try await Learn.patiently {
            try await learner.rebuild(fromDecisions: fromDecisions)
        }
        let counts = try await desk.store.lessonCounts()
        StandardOutput.print(
            "rebuilt from \(counts[.ham] ?? 0) ham and \(counts[.spam] ?? 0) spam"
                + (report.lessons > 0 ? "; \(Phrases.count(report.lessons, "new lesson"))" : ""))
    }
}
