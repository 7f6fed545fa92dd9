import Testing

@testable import Filters

@Suite("Problems of rule files")
struct LoadingProblemTests {
    /// A complete rule, one key a line from line 3 on, with one part replaced or added.
    private func file(_ replacing: String, by line: String) -> String {
        let keys = [
            "id: A_RULE", "about: Says so", "on: [content]", "match: 'casino'", "score: 1",
            "spam: [casino]", "ham: [casual]",
        ]
        let lines = keys.map { $0.hasPrefix(replacing + ":") ? line : $0 }.filter { !$0.isEmpty }
        let extra = keys.contains { $0.hasPrefix(replacing + ":") } ? [] : [line]
        return "group: test\nrules:\n  - " + (lines + extra).joined(separator: "\n    ") + "\n"
    }

    @Test("a complete rule has no problems")
    func complete() throws {
        #expect(try Folder(["a.yaml": file("none", by: "state: live")]).problems() == [])
    }

    @Test(
        "every mistake in a rule is named at its place",
        arguments: [
            ("none", "scroe: 1", "a.yaml:10:5: unknown key \"scroe\", meant \"score\"?"),
            (
                "id", "id: a-rule",
                "a.yaml:3:9: an id is upper-case letters, digits and underscores, such as BBCODE_LINK"
            ),
            ("id", "id:", "a.yaml:3:8: expected text, found nothing"),
            ("about", "", "a.yaml:3:5: missing key \"about\""),
            ("on", "on: [contents]", "a.yaml:5:10: unknown view \"contents\", meant \"content\"?"),
            ("on", "on: [content, content]", "a.yaml:5:19: content is named twice"),
            ("on", "on: []", "a.yaml:5:9: name at least one view"),
            ("on", "on: content", "a.yaml:5:9: expected a list, found text"),
            ("on", "", "a.yaml:3:5: missing key \"on\": name the views to search"),
            ("match", "match: 'cas(ino'", "a.yaml:6:20: missing closing parenthesis"),
            ("match", "match: 'it''s (ino'", "a.yaml:6:23: missing closing parenthesis"),
            ("match", "match: cas(ino", "a.yaml:6:19: missing closing parenthesis"),
            ("match", "match: \"cas(ino\"", "a.yaml:6:12: missing closing parenthesis"),
            ("match", "match: '[[:foo:]]'", "a.yaml:6:16: unknown POSIX class name"),
            ("match", "match: '(*UTF)x'", "a.yaml:6:15: (*UTF) is not allowed in a pattern"),
            ("match", "match: 'x*'", "a.yaml:6:12: the pattern matches the empty text"),
            ("match", "match: ''", "a.yaml:6:12: the pattern matches the empty text"),
            ("score", "score: high", "a.yaml:7:12: expected a number, found \"high\""),
            ("score", "score: 1e9", "a.yaml:7:12: a score is between -1000 and 1000"),
            ("score", "", "a.yaml:3:5: missing key \"score\" or \"action\""),
            ("none", "action: hold", "a.yaml:10:5: a rule has a score or an action, not both"),
            (
                "score", "action: delete",
                "a.yaml:7:13: expected hold or spam or allow, found \"delete\""
            ),
            (
                "none", "state: lve",
                "a.yaml:10:12: expected live or shadow or off, found \"lve\", meant \"live\"?"
            ),
            ("none", "case: yes", "a.yaml:10:11: expected true or false, found \"yes\""),
            (
                "spam", "",
                "a.yaml:3:5: missing key \"spam\": every rule needs an example that fires"
            ),
            (
                "ham", "",
                "a.yaml:3:5: missing key \"ham\": every rule needs a near-miss that doesn't"
            ),
            ("ham", "ham: []", "a.yaml:9:10: give at least one example"),
            (
                "ham", "ham: [{contnet: x}]",
                "a.yaml:9:12: unknown key \"contnet\", meant \"content\"?"
            ),
            (
                "ham", "ham: [{author: {nam: x}}]",
                "a.yaml:9:21: unknown key \"nam\", meant \"name\"?"
            ),
            (
                "ham", "ham: [{history: {person: {approved: -1}}}]",
                "a.yaml:9:41: -1 is not between 0 and 1000000"
            ),
            (
                "ham", "ham: [{submitted_at: now}]",
                "a.yaml:9:26: expected a time such as 2026-11-21T07:00:00Z"
            ),
            (
                "match", "when: links.cuont > 1",
                "a.yaml:6:11: unknown fact \"links.cuont\", meant \"links.count\"?"
            ),
            ("match", "", "a.yaml:3:5: missing key \"match\" or \"when\""),
            ("none", "id: TWICE", "a.yaml:3:5: duplicate key \"id\", first given here"),
        ])
    func rules(key: String, line: String, problem: String) throws {
        #expect(try Folder(["a.yaml": file(key, by: line)]).problems().contains(problem))
    }

    @Test(
        "every mistake in a condition is named at its column",
        arguments: [
            ("links.count", 1, "expected true or false, found a number"),
            ("links.count >", 14, "expected a fact, a rule or a value, found the end"),
            ("links.count > 1 and", 20, "expected a fact, a rule or a value, found the end"),
            ("links.count > text.hidden", 13, "can't compare a number with true or false"),
            ("text.hidden > text.hidden", 13, "\">\" compares numbers, not true or false"),
            (
                "kind == \"commnet\"", 9,
                "kind is never \"commnet\", only comment, pingback, trackback, webmention"
            ),
            ("kind in [\"comment\", 3]", 21, "expected a text in quotes"),
            ("text.hidden in [1]", 1, "true or false can't be looked up in a list"),
            ("links.count in [true]", 17, "expected a number, found true or false"),
            ("links.count = 1", 13, "unexpected \"=\", write \"==\" to compare"),
            ("text.hidden && A", 13, "unexpected \"&\", write \"and\""),
            ("1 < links.count < 3", 17, "comparisons can't be chained, join them with \"and\""),
            ("(text.hidden", 13, "expected \")\", found the end"),
            ("text.hidden)", 12, "unexpected \")\""),
            ("text.hidden text.hidden", 13, "unexpected \"text.hidden\""),
            ("UNKNOWN_RULE", 1, "unknown rule \"UNKNOWN_RULE\""),
            ("count(OTHR) > 0", 7, "unknown rule \"OTHR\", meant \"OTHER\"?"),
            ("count() > 0", 7, "expected a rule's id, found \")\""),
            ("count(text.hidden) > 0", 7, "expected a rule's id, found \"text.hidden\""),
            ("present(OTHER)", 9, "unknown fact \"OTHER\""),
            ("not links.count", 5, "expected true or false, found a number"),
            ("1 + text.hidden > 2", 5, "expected a number, found true or false"),
            ("links.count > 1.2.3", 15, "\"1.2.3\" is not a number"),
            ("kind == \"comment", 9, "missing closing quote"),
            ("weather == 1", 1, "unknown fact \"weather\""),
            ("text.script == 'Latn' or ü", 26, "unexpected \"ü\""),
        ])
    func conditions(text: String, column: Int, message: String) throws {
        let folder = try Folder([
            "a.yaml": """
            group: test
            rules:
              - {id: OTHER, about: Says so, on: [content], match: x, score: 1, spam: [x], ham: [y]}
              - id: A_RULE
                about: Says so
                when: \(text)
                score: 1
                spam: [x]
                ham: [y]

            """
        ])
        #expect(folder.problems() == ["a.yaml:6:\(10 + column): \(message)"])
    }

    @Test("deep nesting in a condition is refused, not run into", arguments: ["(", "not ", "-"])
    func depth(opening: String) throws {
        let text = String(repeating: opening, count: 1_000) + "1"
        #expect(throws: ExpressionError.self) {
            try ConditionParser.condition(in: text, rules: [:])
        }
        let long = String(repeating: "true and ", count: 1_000) + "true"
        #expect(throws: ExpressionError.self) {
            try ConditionParser.condition(in: long, rules: [:])
        }
    }

    @Test("ids that begin with an underscore have neither score nor action")
    func buildingBlocks() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: _A, when: text.hidden, score: 1"])
        ])
        #expect(folder.problems() == ["a.yaml:3:33: a rule whose id begins with _ has no score"])
    }

    @Test("an id may be given once in the whole set, a group once")
    func duplicates() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: A, when: text.hidden, score: 1"]),
            "b.yaml": Folder.file(rules: ["id: A, when: text.hidden, score: 1"]),
        ])
        let problems = folder.problems()
        #expect(problems.contains("b.yaml:3:6: duplicate id A, first given at a.yaml:3"))
        #expect(problems.contains("b.yaml:1:8: group \"test\" already stands in a.yaml"))
    }

    @Test("conditions that depend on themselves are refused")
    func cycles() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: [
                "id: A, when: B, score: 1", "id: B, when: C or text.hidden, score: 1",
                "id: C, when: A, score: 1", "id: D, when: D, score: 1",
                "id: E, when: A, score: 1",
            ])
        ])
        #expect(
            folder.problems() == [
                "a.yaml:3:19: the condition depends on itself: A → B → C → A",
                "a.yaml:6:19: the condition depends on itself: D → D",
            ])
    }

    @Test(
        "mistakes above the rules are named too",
        arguments: [
            ("rules: []\n", "a.yaml:1:1: missing key \"group\""),
            (
                "group: A\nrules: []\n",
                "a.yaml:1:8: a group's name is lower-case letters, digits and hyphens"
            ),
            ("group: a\n", "a.yaml:1:1: missing key \"rules\" or \"lists\""),
            ("group: a\ncap: -1\nrules: []\n", "a.yaml:2:6: a cap is between 0 and 1000"),
            (
                "group: a\nrule: []\nlists: []\n",
                "a.yaml:2:1: unknown key \"rule\", meant \"rules\"?"
            ),
            ("group: a\nrules: x\n", "a.yaml:2:8: expected a list, found text"),
            ("group: a\nrules: [x]\n", "a.yaml:2:9: expected a mapping, found text"),
            ("[a]\n", "a.yaml:1:1: expected a mapping, found a list"),
            ("", "a.yaml:1:1: expected a mapping, found nothing"),
            ("group: [\n", "a.yaml:2:1: did not find expected node content"),
        ])
    func files(text: String, problem: String) throws {
        #expect(try Folder(["a.yaml": text]).problems().contains(problem))
    }

    @Test("all problems of all files are reported, in order")
    func all() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: A, when: x, scor: 1", "id: B, when: y, score: 1"]),
            "b.yaml": "group: [",
            "policy.yaml": "thresholds: {hold: 0}",
            "c.yml": "",
        ])
        #expect(
            folder.problems() == [
                "a.yaml:3:5: missing key \"score\" or \"action\"",
                "a.yaml:3:19: unknown fact \"x\"",
                "a.yaml:3:22: unknown key \"scor\", meant \"score\"?",
                "a.yaml:4:19: unknown fact \"y\"",
                "b.yaml:2:1: did not find expected node content",
                "c.yml:1:1: rule files end in .yaml; rename it, or move it away",
                "policy.yaml:1:20: a threshold is above 0 and at most 1000",
            ])
    }

    @Test("a folder that isn't there, or is empty, is a problem")
    func folders() throws {
        #expect(throws: FilterProblems.self) {
            try RuleSet.load(folder: "/nonexistent/filters", cacheFolder: nil)
        }
        #expect(
            try Folder().problems() == [":1:1: there are no rule files (*.yaml) in this folder"])
    }
}
