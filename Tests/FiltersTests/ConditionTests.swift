import Testing

@testable import Filters

@Suite("Conditions")
struct ConditionTests {
    /// Facts and fired rules for a test.
    private struct Known: Evidence {
        var facts: [Fact: FactValue] = [
            .linksCount: .number(3), .textHidden: .boolean(true), .kind: .text("comment"),
            .contentWords: .number(0), .textScript: .text("Latn"), .formHoneypot: .boolean(false),
        ]

        func value(of fact: Fact) -> FactValue? { facts[fact] }

        func hasFired(_ rule: Int) -> Bool { rule == 0 || rule == 2 }
    }

    private static let rules = ["ONE": 0, "TWO": 1, "THREE": 2]

    @Test(
        "conditions hold, don't, or aren't known",
        arguments: [
            ("links.count == 3", true), ("links.count != 3", false), ("links.count < 3", false),
            ("links.count <= 3", true), ("links.count > 2.5", true), ("links.count >= 3.5", false),
            ("text.hidden", true), ("not text.hidden", false), ("not not text.hidden", true),
            ("ONE", true), ("TWO", false), ("not TWO and ONE", true),
            ("TWO or ONE and TWO", false), ("(TWO or ONE) and THREE", true),
            ("count(ONE, TWO, THREE) >= 2", true), ("count(ONE, TWO, THREE) == 3", false),
            ("kind == \"comment\"", true), ("kind != 'comment'", false),
            ("kind in [\"pingback\", 'comment']", true), ("kind not in [\"pingback\"]", true),
            ("links.count in [1, 2, 3]", true), ("links.count in [-3]", false),
            ("links.count + 1 == 4", true), ("links.count - 1 - 1 == 1", true),
            ("2 + links.count * 2 == 8", true), ("(2 + links.count) * 2 == 10", true),
            ("links.count / 2 == 1.5", true), ("-links.count == -3", true),
            ("- -links.count == 3", true), ("text.hidden == true", true),
            ("text.hidden != ONE", false), ("true", true), ("false or true", true),
            ("present(text.hidden)", true), ("present(form.seconds)", false),
            ("links.count>2and links.count<4", true),
            // What isn't known makes nothing true, not even its opposite.
            ("form.seconds < 3", nil), ("not (form.seconds < 3)", nil),
            ("not form.javascript", nil), ("form.javascript", nil),
            ("form.seconds < 3 or ONE", true), ("form.seconds < 3 and TWO", false),
            ("form.seconds < 3 and ONE", nil), ("form.seconds in [1]", nil),
            ("links.count / content.words > 1", nil), ("not form.honeypot", true),
            ("form.javascript == false", nil),
        ] as [(String, Bool?)])
    func conditions(text: String, expected: Bool?) throws {
        let condition = try ConditionParser.condition(in: text, rules: Self.rules)
        #expect(condition.holds(for: Known()) == expected)
    }

    @Test("a condition knows the rules that it names")
    func names() throws {
        let text = "count(ONE, THREE) * 2 > 1 and not (TWO == text.hidden)"
        let condition = try ConditionParser.condition(in: text, rules: Self.rules)
        #expect(condition.rules == [0, 1, 2])
    }

    @Test("random conditions are read or refused, never worse")
    func random() {
        let parts = [
            "links.count", "text.hidden", "kind", "ONE", "count(ONE)", "present(kind)", "and", "or",
            "not", "in", "(", ")", "[", "]", ",", "==", "!=", "<", ">=", "+", "-", "*", "/", "1",
            "2.5", "\"a\"", "'", "true", "é", ".", "_",
        ]
        var generator = Seeded(state: 11)
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...9, using: &generator)
            let text = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }
                .joined(separator: Bool.random(using: &generator) ? " " : "")
            guard let condition = try? ConditionParser.condition(in: text, rules: Self.rules) else {
                continue
            }
            _ = condition.holds(for: Known())
        }
    }
}

extension Condition {
    /// Whether it holds by itself; nil if an absent fact decides.
    fileprivate func holds(for known: some Evidence) -> Bool? {
        let code = ConditionCode([self])
        var settled = SettledParts(count: code.settledCount)
        return code.holds(0, known, &settled)
    }
}
