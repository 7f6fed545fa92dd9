import Classifier
import Evaluation
import Filters
import Foundation
import Moderation
import Store
import Testing

@Suite("Trials")
final class TrialTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "winnow-trial-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static let modelRule =
        "{id: MODEL, about: Says so, when: model.spam >= 0.5, score: 3, spam: [x], ham: [y]}"

    /// One rule; by default it leaves everything to the model.
    private func ruleSet(_ rule: String = modelRule) throws -> RuleSet {
        let folder = folder.appending(path: "filters")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rules = """
            group: model
            rules:
              - \(rule)
            """
        try Data(rules.utf8).write(to: folder.appending(path: "model.yaml"))
        return try RuleSet.load(folder: folder.path(), cacheFolder: nil)
    }

    private func cases(_ ruleSet: RuleSet, group: String, count: Int) -> [EvaluationCase] {
        let judge = FilterJudge(ruleSet: ruleSet)
        return (0..<count).map { number in
            let isSpam = number % 2 == 0
            let submission = Submission(
                kind: .comment, post: Submission.Post(url: "https://\(group).example/"),
                author: Submission.Author(
                    name: isSpam ? "Cheap Pills" : "Rosa Maria",
                    email: isSpam ? "pills@shop.example" : "rosa@mail.example"),
                content: isSpam ? "buy pills number \(number)" : "thank you, it worked \(number)",
                submittedAt: Date(timeIntervalSince1970: Double(number)))
            return EvaluationCase(
                submission: submission, isSpam: isSpam, group: group, corpus: "test",
                place: "test:\(number)", features: judge.features(of: submission))
        }
    }

    private func trial(_ ruleSet: RuleSet) -> Trial {
        Trial(ruleSet: ruleSet, recipe: StarterRecipe(), at: .distantPast) { [folder] in
            try SQLiteStore(folder: folder.appending(path: UUID().uuidString))
        }
    }

    @Test("a cold trial transfers from other groups, and knows nothing without them")
    func cold() throws {
        let ruleSet = try ruleSet()
        let trial = trial(ruleSet)
        let one = cases(ruleSet, group: "one", count: 40)
        let all =
            one + cases(ruleSet, group: "two", count: 40)
            + cases(ruleSet, group: "three", count: 40)
        let report = AccuracyReport(trial.cold(one, training: all))
        #expect(report.spam == 20 && report.ham == 20)
        #expect(report.model?.area.value == 1)
        #expect(report.spamApproved?.value == 0)
        #expect(AccuracyReport(trial.cold(one, training: one)).model?.area.value == 0.5)
    }

    @Test("in a stream the model learns from decisions, and they are counted")
    func stream() async throws {
        let ruleSet = try ruleSet()
        let trial = trial(ruleSet)
        let outcomes = try await trial.stream(
            cases(ruleSet, group: "one", count: 60), training: [], moderator: Moderator(first: 10))
        #expect(outcomes[0].decisions == 0)
        #expect(outcomes[10].decisions == 10)
        let late = AccuracyReport(Array(outcomes.suffix(40)))
        #expect(late.hamStopped?.value == 0)
        #expect(late.spamApproved?.value == 0)
    }

    @Test("without a moderator nothing is learned, but the blog remembers what came")
    func unattended() async throws {
        let ruleSet = try ruleSet(
            "{id: SEEN, about: Came before, when: flood.personDay >= 1, score: 5, spam: [x], ham: [y]}"
        )
        let cases = cases(ruleSet, group: "one", count: 6)
        let outcomes = try await trial(ruleSet).stream(cases, training: [], moderator: nil)
        #expect(outcomes.map(\.decisions) == [0, 0, 0, 0, 0, 0])
        #expect(
            outcomes.map(\.verdict.status) == [.approved, .approved, .held, .held, .held, .held])
        let cold = trial(ruleSet).cold(cases, training: [])
        #expect(cold.allSatisfy { $0.verdict.status == .approved })
    }

    @Test("training is the same in every run")
    func determinism() throws {
        let ruleSet = try ruleSet()
        let cases = cases(ruleSet, group: "one", count: 30)
        let recipe = StarterRecipe()
        #expect(recipe.model(cases).version == recipe.model(cases).version)
    }
}
