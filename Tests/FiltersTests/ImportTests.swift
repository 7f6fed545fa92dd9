import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Taking over other programs' rules")
struct ImportTests {
    private static func settings(
        _ group: String, effect: Rule.Effect = .points(3), kind: ListKind? = nil
    ) -> ImportSettings {
        ImportSettings(group: group, effect: effect, kind: kind, source: "file")
    }

    /// A folder with what works of an import, and the notes.
    private static func written(_ imported: Imported) throws -> (Folder, [String]) {
        let folder = try Folder([
            "own.yaml": Folder.file(
                group: "own",
                rules: [
                    "id: OWN, on: [text], match: own, score: 1"
                ])
        ])
        let (kept, files) = try ImportCheck.checked(
            imported, folder: folder.path, source: "file", at: .fixed)
        for (name, bytes) in files {
            try folder.write(String(decoding: bytes, as: UTF8.self), to: name)
        }
        return (folder, kept.notes.map { "\($0.line): \($0.message)" })
    }

    @Test("WordPress's keys become a list that is searched as WordPress does, and lints clean")
    func wordPress() throws {
        let text = "\u{FEFF}press\r\n\r\n 0 \nПРЕСС\nPress\n#tag\nbad # note\nvi\u{7}agra\n"
        let (folder, notes) = try Self.written(
            KeyListImport.wordPress(text, Self.settings("disallowed", effect: .force(.hold))))
        #expect(
            notes == [
                "3: WordPress ignores a key of 0, so it is left out",
                "5: stands already on line 1", "7: holds \" # \", which begins a note in lists",
                "8: has control characters",
            ])
        let set = try folder.load()
        #expect(ExampleRun(ruleSet: set, at: .fixed).failures(in: "DISALLOWED_LIST").isEmpty)
        #expect(set.rule("DISALLOWED_LIST")?.state == .shadow)
        for text in ["WordPress", "пресса", "a #tag"] {
            #expect(set.verdict(on: comment(text)).shadow.map(\.rule) == ["DISALLOWED_LIST"])
        }
        #expect(set.verdict(on: comment("0")).shadow.isEmpty)
        let warnings = Lint.warnings(for: set).filter { $0.message.contains("DISALLOWED") }
        #expect(warnings.isEmpty)
    }

    @Test(
        "the kind of a plain list is seen from its entries",
        arguments: [
            ("casino.example\npills.example\n", ListKind.domain), ("a@b.example\n", .email),
            ("203.0.113.0/24\n2001:db8::1\n", .cidr), ("cheap pills\ncasino.example\n", .word),
        ])
    func kinds(text: String, kind: ListKind) throws {
        let imported = KeyListImport.plain("# comment\n" + text, Self.settings("list"))
        #expect(imported.rules.first?.rule.list?.kind == kind)
        let (folder, notes) = try Self.written(imported)
        #expect(notes == [])
        let set = try folder.load()
        #expect(ExampleRun(ruleSet: set, at: .fixed).failures(in: "LIST_LIST").isEmpty)
    }

    private static let spamAssassin = #"""
        # A comment
        body     GUARANTEE  /\bguaranteed (?:results|success)\b/i
        describe GUARANTEE  Promises: results
        score    GUARANTEE  1.5 1.2 1.0 0.9
        body     __SEO      /\bS\.?E\.?O\b/
        uri      __TLD      m{\.(?:top|xyz)(?:/|$)}i
        meta     SEO_LINK   __SEO && (__TLD || GUARANTEE)
        meta     SEO_SUM    (__SEO + __TLD + GUARANTEE) > 1
        header   FROM_SEO   From:name =~ /\bseo\b/i
        rawbody  QUOTED     /it's "\d{3}"/x
        body     TWO        /a{2,3}b+[^c]d?\/e/
        header   SUBJECT    Subject =~ /foo/
        body     CODE       eval:check_foo()
        ifplugin Mail::SpamAssassin::Plugin::Foo
        body     FOO        /foo/
        endif
        body     BROKEN     /foo(/
        meta     USES       BROKEN && __SEO
        meta     ADDS       (__SEO && __TLD) + 1
        body     __LONELY   /x/
        body     OFF        /off/
        score    OFF        0
        score    NOWHERE    2
        test     GUARANTEE  ok  we give guaranteed results today
        full     MAIL       /x/
        frobnicate
        """#

    @Test("SpamAssassin's rules are taken over, and each line that isn't is named with its reason")
    func spamAssassin() throws {
        let (folder, notes) = try Self.written(
            SpamAssassinImport.rules(Self.spamAssassin, Self.settings("sa")))
        #expect(
            notes == [
                "0: a score is given for NOWHERE, which isn't in this file",
                "12: SUBJECT: comments have no header Subject",
                "13: CODE: eval tests are code of SpamAssassin",
                "14: ifplugin: what stands up to its endif is left out",
                "15: stands in the if of line 14, which is left out",
                "17: BROKEN: missing closing parenthesis", "18: USES: unknown rule \"BROKEN\"",
                "19: ADDS: calculates with the truth of an expression",
                "20: __LONELY is used by no other rule",
                "21: OFF: is switched off by its score of 0",
                "25: full: comments aren't mail", "26: frobnicate is not understood",
            ])
        let set = try folder.load()
        #expect(
            ExampleRun(ruleSet: set, at: .fixed).failures().filter { !$0.message.hasPrefix("OWN") }
                .isEmpty)
        let known = set.rules.map(\.id).filter { $0 != "OWN" }
        #expect(
            known == [
                "GUARANTEE", "_SEO", "_TLD", "SEO_LINK", "SEO_SUM", "FROM_SEO", "QUOTED", "TWO",
            ])
        #expect(set.rule("GUARANTEE")?.about == "Promises: results")
        #expect(set.rule("GUARANTEE")?.effect == .points(1.5))
        #expect(set.rule("SEO_LINK")?.condition == "(_SEO and (_TLD or GUARANTEE))")
        #expect(set.rule("SEO_SUM")?.condition == "count(_SEO, _TLD, GUARANTEE) > 1")
        #expect(set.rule("QUOTED")?.match?.pattern == #"(?x)it's "\d{3}""#)
        #expect(set.rule("_SEO")?.match?.isCaseSensitive == true)
        #expect(Lint.warnings(for: set).filter { !$0.message.contains("OWN") }.isEmpty)
    }

    @Test("Discourse's watched words become lists and patterns by action")
    func discourse() throws {
        let csv =
            "word,replacement,action,case_sensitive\ncas*no,,block,\n\"rude, word\",,flag,f\nLOUD,,block,true\nfoo,bar,replace,\n"
        let (folder, notes) = try Self.written(
            DiscourseImport.words(csv, Self.settings("discourse")))
        #expect(notes == ["5: \"foo\": replace does nothing to whether a post appears"])
        let set = try folder.load()
        let fires = { (text: String) in set.verdict(on: comment(text)).shadow.map(\.rule) }
        #expect(fires("the Casssino!") == ["DISCOURSE_BLOCK_PATTERNS"])
        #expect(fires("a rude, word") == ["DISCOURSE_FLAG_WORDS"])
        #expect(fires("LOUD") == ["DISCOURSE_BLOCK_PATTERNS_CASE"])
        #expect(fires("loud casting") == [])
        let json = #"{"words":[{"word":"foo","action":"require_approval"}]}"#
        let (other, _) = try Self.written(DiscourseImport.words(json, Self.settings("d")))
        #expect(try other.load().rule("D_REQUIRE_APPROVAL_WORDS")?.effect == .force(.hold))
    }

    @Test("whatever is in the file, nothing crashes and what is kept can be loaded")
    func hostile() throws {
        var generator = SeededBytes(state: 7)
        let pieces = [
            "body A /", "meta B (", "score A 1\n", "\n", "\\", "[", "]", "(?", "{3", "/i\n",
            "\u{0}",
            "A", "&&", ")", "test A ok x\n", "é", "\"", ",", "*", "header C From:name =~ m{", "}",
            "describe A \u{1B}[31m'\n", "(((((((((", "!", "uri D /x{500}{500}/\n",
        ]
        for _ in 0..<150 {
            let text = (0..<40).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
            for imported in [
                SpamAssassinImport.rules(text, Self.settings("x")),
                DiscourseImport.words(text, Self.settings("x")),
                KeyListImport.wordPress(text, Self.settings("x")),
            ] {
                let (folder, _) = try Self.written(imported)
                #expect(folder.problems() == [])
            }
        }
        let deep = "meta A " + String(repeating: "(", count: 100_000)
        #expect(SpamAssassinImport.rules(deep, Self.settings("x")).rules.isEmpty)
        #expect(PatternExample.candidates(for: String(repeating: "(", count: 100_000)) == [])
    }

    @Test(
        "an example is made that the pattern matches",
        arguments: [
            #"\bviagra\b"#, #"(?:cheap|free) (?<what>pills?)"#, #"[^a-z]x{3}\d+"#, #"^(?i)hello$"#,
            #"(?=abc)abc\."#, #"\x{41}b*?c++"#, #"a(?!b)c|d"#, #"[[:alpha:]]\p{L}{2}"#,
            #"x(?# c )y"#,
        ])
    func examples(pattern: String) throws {
        let set = try Folder.set(rules: [
            "id: A, on: [content], match: \(YAMLText.literal(pattern)), score: 1"
        ])
        let fires = PatternExample.candidates(for: pattern).contains { text in
            !set.verdict(on: comment(text)).findings.isEmpty
        }
        #expect(fires)
    }

    @Test(
        "any text stands in YAML as it is",
        arguments: [
            "", "true", "a: b", "- x", "it's", "\"q\"", "\u{1B}[31m", "a\nb\t", "\u{202E}x", "# x",
            "é 好",
            "{a}", " x ", "0x10",
        ])
    func yaml(text: String) throws {
        var rule = WrittenRule(id: "A", about: "x" + text)
        rule.views = ["content"]
        rule.match = "q"
        rule.effect = .points(1)
        rule.spam = [.init(text), .init(field: "author.name", text)]
        rule.ham = [.init(field: "source.title", text)]
        let folder = try Folder(["a.yaml": "group: a\nrules:\n" + rule.yaml()])
        let known = try #require(try folder.load().rule("A"))
        #expect(known.about == "x" + text)
        #expect(known.spam.map(\.submission.content) == [text, "hello"])
        #expect(known.spam.last?.submission.author.name == text)
        #expect(known.ham.first?.submission.source?.title == text)
    }
}

extension ExampleRun {
    /// The failures of one rule.
    func failures(in rule: String) -> [FilterProblem] {
        failures().filter { $0.message.hasPrefix(rule + " ") }
    }
}

/// The same numbers every time.
struct SeededBytes {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
