import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Wordings of rules")
struct LoadingVersionTests {
    private static let base = [
        "id: A, on: [text], match: a", "id: _P, on: [text], match: p",
        "id: B, when: _P and links.count > 1, score: 1",
    ].enumerated().map { $0 == 0 ? $1 + ", score: 2" : $1 }

    @Test("a wording stays as long as the rule decides the same")
    func same() throws {
        let one = try Folder.set(rules: Self.base).versions
        let folder = try Folder([
            "z.yaml": "# A comment\n"
                + Folder.file(rules: Self.base.reversed()).replacing("Says so", with: "Else")
        ])
        #expect(try folder.load().versions == one)
        #expect(Set(one.values).count == 3)
    }

    @Test(
        "a wording changes with what the rule decides by, and with the rules that it names",
        arguments: [
            (["match: a,", "match: b,"], ["A"]), (["score: 2", "score: 3"], ["A"]),
            (["score: 2", "score: 2, state: shadow"], ["A"]),
            (["match: p", "match: q"], ["B", "_P"]),
            (["[text], match: a", "[content], match: a"], ["A"]), (["> 1", "> 2"], ["B"]),
        ])
    func other(change: [String], changed: [String]) throws {
        let one = try Folder.set(rules: Self.base).versions
        let rules = Self.base.map { $0.replacing(change[0], with: change[1]) }
        let other = try Folder.set(rules: rules).versions
        #expect(one.keys.filter { one[$0] != other[$0] }.sorted() == changed)
    }

    @Test("a list's wording changes with its entries")
    func lists() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: x, file: lists/l.txt, kind: word, on: [text], score: 1, spam: [x], ham: [y]}

            """, "lists/l.txt": "casino\n",
        ])
        let one = try folder.load()
        try folder.write("casino\nthe\n", to: "lists/l.txt")
        let other = try folder.load()
        #expect(one.versions["L"] != other.versions["L"])
        let difference = RuleSetDifference(from: one, to: other)
        #expect(difference.description == "1 changed (L: 1 → 2 entries)")
    }

    @Test("a stopped wording is in shadow, another one of the same rule isn't")
    func braked() throws {
        let folder = try Folder(["a.yaml": Folder.file(rules: Self.base)])
        let plain = try folder.load()
        var options = Folder.plain
        options.braked = [RuleVersion(rule: "A", version: plain.versions["A"] ?? "")]
        let braked = try folder.load(options)
        #expect(braked.rule("A")?.state == .shadow)
        #expect(braked.braked == ["A"])
        #expect(braked.digest != plain.digest)
        #expect(braked.versions == plain.versions)
        #expect(braked.verdict(on: comment("a")).shadow.map(\.rule) == ["A"])
        try folder.write(Folder.file(rules: [Self.base[0] + "5"]), to: "a.yaml")
        #expect(try folder.load(options).rule("A")?.state == .live)
    }

    @Test("states can be said over the files' heads")
    func states() throws {
        let folder = try Folder(["a.yaml": Folder.file(rules: Self.base)])
        var options = Folder.plain
        options.states = ["A": .off]
        #expect(try folder.load(options).verdict(on: comment("a")).findings.isEmpty)
    }

    @Test("a file on trial replaces rules by id and may be of a group that is there")
    func trial() throws {
        let folder = try Folder(["a.yaml": Folder.file(rules: Self.base)])
        var options = Folder.plain
        options.contents = [
            ".trial/new.yaml": Array(
                Folder.file(rules: [
                    "id: A, on: [text], match: z, score: 4", "id: N, when: A, score: 1",
                ])
                .utf8)
        ]
        options.trial = ".trial/new.yaml"
        let set = try folder.load(options)
        #expect(set.rules.map(\.id) == ["_P", "B", "A", "N"])
        #expect(set.verdict(on: comment("z")).score == 5)
        #expect(set.groups.count == 1)
    }

    @Test("the difference of two sets is said in one line")
    func difference() throws {
        let one = try Folder.set(rules: Self.base)
        let other = try Folder.set(
            cap: 4,
            rules: [
                "id: A, on: [text], match: b, score: 3", "id: _P, on: [text], match: q",
                "id: C, when: _P, score: 1", "id: D, when: A, action: hold, state: shadow",
            ], policy: "thresholds: {hold: 4}\n")
        let difference = RuleSetDifference(from: one, to: other)
        #expect(
            difference.description
                == "+2 rules (C, D), -1 (B), 2 changed (A: 2 → 3 points, pattern; _P: pattern), "
                + "hold from 3 → 4 points, cap of test none → 4")
        #expect(!difference.isEmpty)
        #expect(RuleSetDifference(from: one, to: one).description == "no rule decides otherwise")
    }
}
