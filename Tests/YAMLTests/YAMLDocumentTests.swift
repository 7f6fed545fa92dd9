import Testing
import YAML

@Suite("YAML documents")
struct YAMLDocumentTests {
    @Test("every value knows its line and column")
    func places() throws {
        let text = "group: links\nrules:\n  - id: A\n    score: 2.5\n    on: [content, 'x']\n"
        let root = try YAMLDocument(file: "f.yaml", text: text).root.mapping()
        #expect(try root.value(of: "group").text() == "links")
        let rule = try root.value(of: "rules").list()[0].mapping()
        #expect(try rule.value(of: "score").number() == 2.5)
        #expect(rule.place(of: "score") == YAMLPlace(file: "f.yaml", line: 4, column: 5))
        #expect(rule["on"]?.place == YAMLPlace(file: "f.yaml", line: 5, column: 9))
        #expect(try rule["on"]?.list()[1].place.column == 19)
    }

    @Test("an empty file holds nothing", arguments: ["", "# only a comment\n", "---\n"])
    func empty(text: String) throws {
        #expect(try YAMLDocument(file: "f", text: text).root.isNull)
    }

    @Test(
        "what is refused is refused where it stands",
        arguments: [
            ("a: 1\na: 2\n", "f:1:1: duplicate key \"a\", first given here"),
            ("x:\n  - b: 1\n    c: 1\n    b: 2\n", "f:2:5: duplicate key \"b\", first given here"),
            ("a: &x [1]\nb: *x\n", "f:2:4: anchors and aliases are not supported"),
            ("a: 1\n---\nb: 2\n", "f:2:1: but found another document"),
            ("a: [1, 2\n", "f:2:1: did not find expected ',' or ']'"),
            ("? [a]\n: 1\n", "f:1:3: a key must be text"),
            ("a: \"x\n", "f:2:1: found unexpected end of stream"),
            ("a: b\u{1}c\n", "f:1:5: control characters are not allowed"),
            ("é: b\nü: \u{7}\n", "f:2:4: control characters are not allowed"),
        ])
    func refusals(text: String, problem: String) {
        #expect(throws: YAMLProblem.self) { try YAMLDocument(file: "f", text: text) }
        do { _ = try YAMLDocument(file: "f", text: text) } catch {
            #expect(error.description == problem)
        }
    }

    @Test("an offset in a text leads to its column where the text stands on one line")
    func offsets() throws {
        let text = """
            - 'a''b(c'
            - plain(x
            - "a\\tb(c"
            - 'naïve ('
            - 'two
              lines'
            - |
              block (
            """
        let nodes = try YAMLDocument(file: "f", text: text).root.list()
        #expect(nodes[0].place(ofOffset: 3).column == 3 + 1 + 4)
        #expect(nodes[1].place(ofOffset: 5).column == 3 + 5)
        #expect(nodes[2].place(ofOffset: 3).column == 3)
        #expect(nodes[3].place(ofOffset: 7).column == 3 + 1 + 6)
        #expect(nodes[4].place(ofOffset: 6).column == 3)
        #expect(nodes[5].place(ofOffset: 6).line == 7)
        #expect(nodes[1].place(ofOffset: 999).column == 3 + 7)
    }

    @Test("a tower of aliases ends at once")
    func aliasBomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            let last = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(last), \(last), \(last), \(last)]\n"
        }
        text += "? *a40\n: 1\n"
        #expect(throws: YAMLProblem.self) { try YAMLDocument(file: "f", text: text) }
    }

    @Test(
        "deep nesting is refused",
        arguments: ["[", "{", "- ", "? ", "[{a: ", "a: {b: "])
    func nesting(opening: String) {
        for count in [70, 999, 5_000, 100_000] {
            let text = String(repeating: opening, count: count)
            #expect(throws: YAMLProblem.self) { try YAMLDocument(file: "f", text: text) }
        }
    }

    @Test("nesting by indentation is refused too")
    func indentation() {
        let text = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(throws: YAMLProblem.self) { try YAMLDocument(file: "f", text: text) }
    }

    @Test("a file beyond a mebibyte is refused")
    func size() {
        let text = String(repeating: "# \n", count: 400_000)
        #expect(throws: YAMLProblem.self) { try YAMLDocument(file: "f", text: text) }
    }

    @Test("mutilated files are read or refused, never worse")
    func mutations() {
        let text = Array(
            "group: x # c\nrules:\n  - {id: A, 'on': [c, \"d\"]}\n  - |\n    b\n  - &a ?\n".utf8)
        var generator = Seeded(state: 7)
        for _ in 0..<3_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                let choices = Array("[]{}:,-?&*!|>'\"%@`#\n\t \u{0}".utf8)
                bytes[index] = choices.randomElement(using: &generator) ?? 0
            }
            _ = try? YAMLDocument(file: "f", text: String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}
