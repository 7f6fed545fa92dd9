import ArgumentParser
import Evaluation
import Filters
import Foundation
import Moderation
import Service

/// Measures the model on this blog's own decisions.
struct EvaluateModel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure what learning has brought, on this blog's own decisions.",
        discussion: """
            Goes through the decided submissions that are still stored, in the order of their dates, \
            as if the blog had started today: each is judged by what was learned from those before \
            it, and then learned from. Nothing is changed. For corpora see winnow evaluate.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: "How many of the worst errors are listed.")
    var errors = 10

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let store = try workplace.desk().store
        let rules = try RuleSet.load(
            folder: workplace.settings.filters, cacheFolder: workplace.cache)
        let judge = FilterJudge(ruleSet: rules, rests: nil)
        let start = LessonCursor(decision: 0, lesson: 0)
        let cases = try await store.labelChanges(after: start, limit: Int.max).changes.compactMap {
            change -> EvaluationCase? in
            guard let stored = change.submission, let label = change.label else { return nil }
            var submission = stored.submission
            submission.submittedAt = stored.displayedAt
            return EvaluationCase(
                submission: submission, isSpam: label == .spam, group: "this blog",
                corpus: "decisions", place: stored.id.text, features: judge.features(of: submission)
            )
        }
        guard !cases.isEmpty else {
            throw CommandFailure(.badInput, "nothing that is stored was ever decided on")
        }
        let blogs = TrialBlogs()
        defer { blogs.remove() }
        let trial = Trial(
            ruleSet: rules, recipe: StarterRecipe(), fixed: judge.model, at: SystemClock().now(),
            makeStore: blogs.make)
        let outcomes = try await trial.stream(
            cases, training: [], moderator: Moderator(first: 0))
        let text = EvaluationText(
            parts: [("all", AccuracyReport(outcomes))],
            worst: Outcome.worst(errors, of: outcomes))
        StandardOutput.print(output.json ? text.json : text.description)
    }
}
