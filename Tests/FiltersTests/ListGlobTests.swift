import Moderation
import PCRE
import Testing

@testable import Filters

@Suite("Globs")
struct ListGlobTests {
    private func matches(_ glob: String, _ text: String) -> Bool {
        Glob(Array(glob.utf8)).matches(Array(text.utf8))
    }

    @Test("globs match what the same pattern in PCRE2 matches")
    func oracle() throws {
        var generator = Seeded(state: 11)
        for _ in 0..<3000 {
            func random(_ letters: String, _ count: Int) -> String {
                String(
                    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
                        letters.randomElement(using: &generator) ?? "a"
                    })
            }
            let glob = random("ab*?é日", 9)
            let text = random("abbaé日本", 12)
            let source = glob.map { $0 == "*" ? ".*" : $0 == "?" ? "." : String($0) }.joined()
            let pattern = try Pattern("\\A(?s:\(source))\\z")
            #expect(matches(glob, text) == (try pattern.isMatch(in: text)), "\(glob) on \(text)")
        }
    }

    @Test("globs of more than 64 and of 1024 characters work as others do")
    func long() {
        for count in [62, 63, 64, 65, 127, 128, 129, 1022] {
            let letters =
                String(repeating: "é", count: count / 2) + String(repeating: "x", count: count / 2)
            let marks =
                String(repeating: "?", count: count / 2) + String(repeating: "x", count: count / 2)
            #expect(matches(marks, letters))
            #expect(!matches(marks + "?", letters))
            #expect(matches("*" + marks + "*", "ab" + letters + "cd"))
            #expect(!matches("*" + marks + "x", letters))
        }
    }

    @Test("a hostile glob on a hostile text comes to an end soon", .timeLimit(.minutes(20)))
    func hostile() throws {
        let text = String(repeating: "a", count: 65_000)
        let globs = [
            String(repeating: "*a", count: 500) + "*b*",
            String(repeating: "a*", count: 100) + "?b*",
            "*" + String(repeating: "?", count: 1000) + "ab*",
        ]
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, kind: glob, on: [content], score: 4, spam: [x], ham: [y]}

            """, "lists/l.txt": globs.joined(separator: "\n"),
        ])
        #expect(try folder.load().verdict(on: comment(text)).findings.isEmpty)
        #expect(try !folder.load().verdict(on: comment(text + "bab")).findings.isEmpty)
    }
}
