import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Trying and linting rules")
struct CheckingTests {
    @Test("every example of the shipped filters goes as it says")
    func shipped() throws {
        let set = try RuleSet.load(folder: Shared.filters, cacheFolder: nil)
        let run = ExampleRun(ruleSet: set, at: .fixed)
        #expect(run.failures().map(\.description) == [])
        #expect(run.counts.rules == set.rules.count)
        #expect(run.counts.spam >= set.rules.count && run.counts.ham >= set.rules.count)
    }

    @Test("an example that goes wrong is named at its place, whatever the rule's state")
    func failures() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            rules:
              - id: A
                about: Says so
                on: [content]
                match: casino
                state: off
                action: hold
                spam:
                  - casino
                  - {content: Cassino}
                ham: [casual, the casino]
              - id: _B
                about: Says so
                when: A and author.approved > 1
                state: shadow
                spam: [{content: casino, history: {person: {approved: 2}}}]
                ham: [casino]

            """
        ])
        let failures = ExampleRun(ruleSet: try folder.load(), at: .fixed).failures()
        #expect(
            failures.map { $0.description.replacing(folder.path, with: "") } == [
                "/a.yaml:11:9: A does not fire on this spam example",
                "/a.yaml:12:19: A fires on this ham example",
            ])
    }

    @Test("what may not be meant is a warning")
    func lint() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            rules:
              - {id: ANY, about: x, on: [content], match: '.', score: 1, spam: [x], ham: [y]}
              - {id: EDGE, about: x, on: [content], match: '(?=.*q)', score: 1, spam: [x], ham: [y]}
              - {id: OFF, about: x, when: text.hidden, state: off, score: 1, spam: [x], ham: [y]}
              - {id: TRIAL, about: x, when: text.hidden, state: shadow, score: 1, spam: [x], ham: [y]}
              - {id: USES, about: x, when: OFF or TRIAL, score: 1, spam: [x], ham: [y]}
              - {id: _ALONE, about: x, when: text.hidden, spam: [x], ham: [y]}
              - {id: ED_GE, about: x, on: [content], match: 'qq', score: 1, spam: [x], ham: [y]}
              - {id: AGAIN, about: x, on: [content], match: 'qq', score: 1, spam: [x], ham: [y]}
            lists:
              - {id: L, about: x, file: lists/l.txt, kind: substring, on: [text], score: 1, spam: [x], ham: [y]}

            """,
            "lists/l.txt": "casino\nab\n",
        ])
        let problems = Lint(folder: folder.path, cacheFolder: nil).problems()
        #expect(problems.allSatisfy { $0.severity == .warning })
        let lines = problems.map { $0.description.replacing(folder.path, with: "") }
            .filter { !$0.contains("prefiltered") && !$0.contains(" steps on ") }
        #expect(
            lines == [
                "/a.yaml:3:6: warning: ANY matches any text",
                "/a.yaml:4:6: warning: EDGE can match without consuming anything",
                "/a.yaml:7:6: warning: USES is live and names TRIAL, which is in shadow",
                "/a.yaml:7:6: warning: USES names OFF, which is off",
                "/a.yaml:8:6: warning: _ALONE is named by no other rule",
                "/a.yaml:9:6: warning: ED_GE is easily mistaken for EDGE",
                "/a.yaml:10:6: warning: AGAIN searches for the same as ED_GE",
                "/lists/l.txt:2:1: warning: \"ab\" is so short that it is in many words",
            ])
    }

    @Test("a set that can't be loaded is linted to its errors")
    func lintErrors() throws {
        let folder = try Folder(["a.yaml": "group: a\n"])
        let problems = Lint(folder: folder.path, cacheFolder: nil).problems()
        #expect(problems.map(\.severity) == [.error])
    }

    @Test("the digest changes with every file, and only then")
    func digest() throws {
        let rules = Folder.file(rules: ["id: A, when: text.hidden, score: 1"])
        let folder = try Folder(["a.yaml": rules])
        let first = try folder.load().digest
        #expect(try folder.load().digest == first)
        try folder.write("# x\n", to: "policy.yaml")
        let second = try folder.load().digest
        #expect(second != first)
        try folder.write("a.example\n", to: "lists/disposable-domains.txt")
        #expect(try folder.load().digest != second)
        try folder.write("ignored", to: "notes.txt")
        try folder.write(rules + " ", to: "a.yaml")
        #expect(try folder.load().digest != second)
    }

    @Test("senders are recognised however they write themselves")
    func identities() {
        var one = comment(
            "x", name: "Rosa  Lée", email: "Rosa.Lee+x@gmail.com", url: "https://ROSA.example/x")
        one.ip = "203.0.113.77"
        var other = comment(
            "y", name: "rosa lee", email: "rosalee@googlemail.com", url: "rosa.example")
        other.ip = "::ffff:203.0.113.1"
        let identities = SenderReader().identities(of: one)
        #expect(identities == SenderReader().identities(of: other))
        #expect(identities.network == "203.0.113.0/24")
        #expect(identities.host == "rosa.example")
        #expect(identities.person?.hasPrefix("rosa lee\n") == true)
        let nobody = SenderReader().identities(of: comment("x", name: nil, email: " "))
        #expect(nobody == Identities())
        var six = comment("x")
        six.ip = "2001:db8:1:2:3::4"
        #expect(SenderReader().identities(of: six).network == "2001:db8:1:2::/64")
    }
}
