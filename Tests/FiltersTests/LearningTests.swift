import Classifier
import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("What the model sees and says")
struct LearningTests {
    private func judge(_ rules: [String], model: Model? = nil) throws -> FilterJudge {
        FilterJudge(ruleSet: try Folder.set(rules: rules), model: model, clock: { .zero })
    }

    private func model(teaching submission: Submission, _ judge: FilterJudge) -> Model {
        var model = Model(featureVersion: FeatureExtraction.version)
        model.add(judge.features(of: submission), step: 20_000)
        return model
    }

    @Test("features are the same again, and explaining makes the very same")
    func reproducible() throws {
        let judge = try judge(["id: A, match: pills, on: [text], score: 1"])
        let spam = comment(
            "Cheap pills http://pills.example/buy 好的内容", name: "Cheap Pills",
            url: "http://www.cheap-pills.example/a/b?c=d")
        #expect(judge.features(of: spam) == judge.features(of: spam))
        let model = model(teaching: spam, judge)
        let other = try self.judge(["id: A, match: pills, on: [text], score: 1"], model: model)
        let explanation = try #require(other.explanation(of: spam))
        #expect(explanation.probability == model.probability(judge.features(of: spam)))
        #expect(explanation.probability > 0.9)
        let words = explanation.reasons.map(\.words)
        #expect(words.contains("rule A"))
        #expect(
            try #require(other.explanation(of: spam, limit: 200)).reasons.map(\.words)
                .contains("name: cheap"))
    }

    @Test("how a text is written is a feature, and another one under an address")
    func shape() throws {
        let rules = ["id: A, match: pills, on: [text], score: 1"]
        let plain = comment("Is it so, or not?")
        let signed = comment("Is it so, or not?", url: "https://ann.example/")
        let model = model(teaching: plain, try judge(rules))
        let other = try judge(rules, model: model)
        let words = { (one: Submission) in
            try #require(other.explanation(of: one, limit: 200)).reasons.map(\.words)
        }
        #expect(try words(plain).contains { $0.hasSuffix("questions (1)") })
        #expect(try words(signed).allSatisfy { !$0.contains("questions") })
    }

    @Test("what the blog knows of a sender changes no feature")
    func history() throws {
        let intrinsic = try judge(["id: A, when: links.count >= 1, score: 1"])
        let borrowed = try judge([
            "id: A, when: links.count >= 1, score: 1",
            "id: B, when: author.approved == 0, score: 1",
            "id: C, when: 'B and links.count >= 1', score: 1",
        ])
        let spam = comment("see http://pills.example/")
        #expect(intrinsic.features(of: spam) == borrowed.features(of: spam))
        #expect(
            intrinsic.features(of: spam)
                != (try judge(["id: Z, match: zzz, on: [text], score: 1"])).features(of: spam))
    }

    @Test("a rule over the model fires by its probability, and the verdict names the model")
    func verdict() throws {
        let rules = [
            "id: SURE, when: model.spam >= 0.9, score: 4", "id: TOO, when: SURE, score: 1",
        ]
        let spam = comment("Cheap pills")
        let plain = try judge(rules)
        #expect(plain.verdict(on: spam, history: History(), at: .fixed).model == nil)
        #expect(plain.verdict(on: spam, history: History(), at: .fixed).score == 0)
        let model = model(teaching: spam, plain)
        let verdict = try judge(rules, model: model).verdict(
            on: spam, history: History(), at: .fixed)
        #expect(verdict.score == 5)
        #expect(verdict.model == model.version)
    }

    @Test("the finding of a rule over the model shows the words that moved it")
    func words() throws {
        let rules = [
            "id: SURE, when: model.spam >= 0.9, score: 4",
            "id: NOT, when: model.spam < 2, score: -1",
        ]
        let spam = comment("Hello, cheap pills")
        let model = model(teaching: comment("pills"), try judge(rules))
        let verdict = try judge(rules, model: model).verdict(
            on: spam, history: History(), at: .fixed)
        let matches = try #require(verdict.findings.first { $0.rule == "SURE" }).matches
        #expect(matches.count <= 5)
        let word = try #require(matches.first { $0.text == "pills" })
        #expect(word.field == "content" && word.start == 13 && word.end == 18)
        #expect(verdict.findings.first { $0.rule == "NOT" }?.matches.isEmpty == true)
    }

    @Test("examples of rules over the model wait for a starter")
    func examples() throws {
        let set = try Folder.set(rules: [
            "id: SURE, when: model.spam >= 0.9, score: 4",
            "id: PLAIN, match: z, on: [text], score: 1",
        ])
        let failures = ExampleRun(ruleSet: set, at: .fixed).failures()
        #expect(failures.count == 1 && failures[0].description.contains("PLAIN"))
    }

    @Test("a model that sees other features is left aside")
    func version() throws {
        #expect(
            try judge(["id: A, match: x, on: [text], score: 1"], model: Model(featureVersion: 999))
                .model == nil
        )
    }

    @Test("a damaged starter is a problem of the folder")
    func starter() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: A, match: x, on: [text], score: 1"])
        ])
        try folder.write("nonsense", to: "starter.model")
        #expect(folder.problems() == ["starter.model:1:1: not a model that this version can read"])
        try Model(featureVersion: FeatureExtraction.version).write(
            to: folder.path + "/starter.model")
        #expect(try folder.load().starter != nil)
    }

    @Test(
        "hostile submissions take bounded work",
        arguments: 0..<7)
    func hostile(number: Int) throws {
        let text = Self.hostileTexts[number]
        let judge = try judge(["id: A, match: x, on: [text], score: 1"])
        let spam = comment(text, name: text, email: text, url: "http://" + text.prefix(5_000))
        let vector = judge.features(of: spam)
        #expect(vector.count < 60_000)
        #expect(FeatureVector(serialized: vector.serialized)?.count == vector.count)
    }

    private static let hostileTexts = [
        "", "\u{0}", String(repeating: "a", count: 300_000),
        String(repeating: "é ", count: 100_000),
        String(repeating: "好", count: 100_000),
        String(repeating: "\u{1F600}\u{200D}", count: 50_000),
        String(repeating: "http://a.example/b ", count: 5_000),
    ]
}
