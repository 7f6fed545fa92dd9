import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Adding a rule to a file")
struct ImportAdditionTests {
    private static let rule: WrittenRule = {
        var rule = WrittenRule(id: "NEW", about: "Says so: always")
        rule.views = ["text"]
        rule.match = #"\bnew\b"#
        rule.effect = .points(2)
        rule.spam = [.init("something new")]
        rule.ham = [.init("newer")]
        return rule
    }()

    @Test("it stands behind the last rule, and everything else stays")
    func position() throws {
        let text = """
            # About this file
            group: a   # its name
            rules:
            - {id: A, about: x, on: [text], match: a, score: 1, spam: [a], ham: [b]}  # one

            # two
            - id: B
              about: x
              when: A
              score: 1
              spam: [a]
              ham: [b]

            # Lists
            lists:
              - {id: L, about: x, file: lists/l.txt, kind: word, on: [text], score: 1, spam: [x], ham: [y]}
            """
        let folder = try Folder(["a.yaml": text, "lists/l.txt": "x\n"])
        let (name, outcome) = try RuleAddition.tried(
            Self.rule, group: "a", folder: folder.path, at: .fixed)
        #expect(name == "a.yaml")
        let added = Self.rule.yaml(indent: 0)
        #expect(
            outcome.text == text.replacing(
                "ham: [b]\n\n# Lists", with: "ham: [b]\n\(added)\n# Lists") + "\n")
        try folder.write(outcome.text, to: "a.yaml")
        #expect(try folder.load().rules.map(\.id) == ["A", "B", "NEW", "L"])
    }

    @Test("a new group gets a file, and a file without rules gets some")
    func files() throws {
        let own = Folder.file(group: "own", rules: ["id: A, on: [text], match: a, score: 1"])
        let folder = try Folder(["own.yaml": own])
        let (name, outcome) = try RuleAddition.tried(
            Self.rule, group: "mine", folder: folder.path, at: .fixed)
        #expect(name == "mine.yaml")
        #expect(outcome.text == "group: mine\nrules:\n" + Self.rule.yaml())
        let text = try RuleAddition.text(adding: Self.rule, to: "group: x\nlists: []\n", group: "x")
        #expect(text == "group: x\nlists: []\nrules:\n" + Self.rule.yaml())
    }

    @Test("what is wrong with it is said, and a file in an unusual form is left alone")
    func refusals() throws {
        let own = Folder.file(group: "own", rules: ["id: A, on: [text], match: a, score: 1"])
        let folder = try Folder(["own.yaml": own, "flow.yaml": "group: flow\nrules: []\n"])
        let tried = { (change: (inout WrittenRule) -> Void, group: String) throws in
            var rule = Self.rule
            change(&rule)
            _ = try RuleAddition.tried(rule, group: group, folder: folder.path, at: .fixed)
        }
        #expect(throws: FilterProblems.self) { try tried({ $0.match = "(" }, "own") }
        #expect(throws: FilterProblems.self) { try tried({ $0.id = "A" }, "own") }
        #expect(throws: FilterProblems.self) { try tried({ $0.views = ["txt"] }, "own") }
        #expect(throws: FilterProblems.self) { try tried({ $0.ham = [.init("new")] }, "own") }
        #expect(throws: RuleAddition.Failure.self) { try tried({ _ in }, "flow") }
        #expect(throws: Never.self) { try tried({ _ in }, "own") }
    }
}
