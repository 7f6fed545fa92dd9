import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The rule-writer's commands")
    struct FiltersTools {
        private static let base = """
            group: links
            rules:
              - id: BBCODE_LINK
                about: Posts a BBCode link
                on: [content]
                match: '\\[url(=|\\])'
                score: 3
                spam: ["[url=http://x.example]cheap[/url]"]
                ham: ["see the url in my profile"]

            """

        private static let the = """
            group: the
            rules:
              - id: CONTAINS_THE
                about: Contains the
                on: [text]
                match: 'the'
                action: spam
                spam: [the]
                ham: [x]

            """

        /// A folder of rules that a test may change, and a `winnow` that uses it.
        private static func workshop() throws -> (TemporaryFolder, Winnow) {
            let folder = try TemporaryFolder()
            try folder.write("policy.yaml", "fields: {name: optional, email: optional}\n")
            try folder.write("links.yaml", base)
            return (folder, try Winnow(filters: folder.path))
        }

        private static func lines(_ count: Int, _ text: String) -> String {
            (0..<count).map { EndToEnd.comment("\(text) \($0)").serialized() + "\n" }.joined()
        }

        @Test("A bad new rule stops itself, says so, and can be let go")
        func brake() async throws {
            let (folder, winnow) = try Self.workshop()
            _ = try await winnow.run("submit", input: Self.lines(3, "the first"))
            _ = try await winnow.run("work", "--once")
            try folder.write("the.yaml", Self.the)
            _ = try await winnow.run("submit", input: Self.lines(30, "the second"))
            let work = try await winnow.run("work", "--once", "--json")
            #expect(try work.json().first?["spam"] == 30)
            let show = try await winnow.run("filters", "show", "CONTAINS_THE")
            #expect(show.text.contains("braked"))
            _ = try await winnow.run("submit", input: Self.lines(5, "the third"))
            let after = try await winnow.run("work", "--once", "--json")
            #expect(try after.json().first?["approved"] == 5)
            let stats = try await winnow.run("filters", "stats")
            #expect(stats.text.contains("CONTAINS_THE was put into shadow by itself"))
            let json = try #require(try await winnow.run("filters", "stats", "--json").json().first)
            let rows = json["rules"]?.arrayValue ?? []
            #expect(rows.map { $0["hits"] } == [30, 5])
            #expect(rows.map { $0["shadow"] } == [.bool(false), .bool(true)])
            let release = try await winnow.run("filters", "release", "CONTAINS_THE")
            #expect(release.status == 0 && release.text.contains("in force again"))
            _ = try await winnow.run("submit", input: Self.lines(25, "the fourth"))
            let last = try await winnow.run("work", "--once", "--json")
            #expect(try last.json().first?["spam"] == 25)
            let still = try await winnow.run("filters", "show", "CONTAINS_THE", "--json")
            #expect(try still.json().first?["braked"] == .bool(false))
        }

        @Test("A rule that was there from the start isn't stopped, however much it hits")
        func old() async throws {
            let (folder, winnow) = try Self.workshop()
            try folder.write("the.yaml", Self.the)
            _ = try await winnow.run("submit", input: Self.lines(60, "the"))
            _ = try await winnow.run("work", "--once")
            let show = try await winnow.run("filters", "show", "CONTAINS_THE", "--json")
            #expect(try show.json().first?["braked"] == .bool(false))
        }

        @Test("A corpus gives each rule's hits, and what is different from a baseline")
        func corpus() async throws {
            let (folder, winnow) = try Self.workshop()
            let labelled = { (text: String, label: String) in
                EndToEnd.comment(text) { $0["label"] = .string(label) }.serialized()
            }
            let corpus = [
                labelled("[url=http://x.example/]a[/url]", "spam"), "",
                labelled("hello", "ham"), "{\"kind\":", labelled("[url]b[/url]", "ham"),
                labelled("cheap", "spam"), "{\"label\":\"ham\"}",
            ]
            try folder.write("corpus.jsonl", corpus.joined(separator: "\n"))
            let path = folder.path + "/corpus.jsonl"
            let check = try await winnow.run(
                "check", input: corpus.joined(separator: "\n"))
            try folder.write("verdicts.jsonl", check.text)
            try folder.write("links.yaml", Self.base.replacing("score: 3", with: "score: 8"))
            let outcome = try await winnow.run(
                "filters", "test", "--json", "--corpus", path, "--baseline",
                folder.path + "/verdicts.jsonl")
            #expect(outcome.status == 0)
            let json = try #require(try outcome.json().first)
            #expect(json["rules"]?[0]?["spam"] == 1 && json["rules"]?[0]?["ham"] == 1)
            #expect(json["rules"]?[0]?["spam_overall"] == 0.5)
            #expect(json["bad_lines"] == 2)
            #expect(json["bad"]?.arrayValue?.map { $0["line"] } == [4, 7])
            #expect(json["labels"]?["spam"]?["approved"] == 1)
            #expect(json["compared"] == 4)
            #expect(json["flips"]?.arrayValue?.map { $0["count"] } == [1, 1])
            let text = try await winnow.run("filters", "test", "--corpus", path)
            #expect(text.lines.allSatisfy { $0.count <= 80 })
        }

        @Test("A rule is tried on what is stored, live or not yet, and nothing changes")
        func trial() async throws {
            let (folder, winnow) = try Self.workshop()
            let texts = ["the\u{202E} one", "two", "[url]the[/url]"]
            let input = texts.map { EndToEnd.comment($0).serialized() + "\n" }.joined()
            _ = try await winnow.run("submit", input: input)
            _ = try await winnow.run("work", "--once")
            let other = try TemporaryFolder()
            try other.write("new.yaml", Self.the)
            let file = other.path + "/new.yaml"
            let outcome = try await winnow.run("filters", "try", "--file", file, "--json")
            let json = try #require(try outcome.json().first)
            #expect(json["hits"]?["approved"] == 1 && json["hits"]?["held"] == 1)
            #expect(json["shown"]?[0]?["from"] == "approved")
            #expect(json["shown"]?[0]?["to"] == "spam")
            let text = try await winnow.run("filters", "try", "--file", file)
            #expect(!text.text.unicodeScalars.contains("\u{202E}"))
            #expect(text.text.contains("[the]"))
            let live = try await winnow.run("filters", "try", "BBCODE_LINK", "--json")
            #expect(try live.json().first?["hits"]?["held"] == 1)
            #expect(try await winnow.run("filters", "try", "NOWHERE").status == 65)
            #expect(try await winnow.run("filters", "try").status == 64)
            let counts = try #require(try await winnow.run("queue", "--json").json().first)
            #expect(counts["counts"]?["approved"] == 2 && counts["counts"]?["spam"] == 0)
            _ = folder
        }

        @Test("A rule is added on trial with its examples, and a bad one isn't written")
        func add() async throws {
            let (folder, winnow) = try Self.workshop()
            let common = [
                "filters", "add", "--id", "GUEST", "--about", "Offers: posts", "--on", "folded",
                "--spam", "a guest post", "--ham", "a guest posted", "--score", "3", "--match",
            ]
            let bad = try await winnow.run(common + ["guest post"])
            #expect(bad.status == 65 && bad.errorText.contains("fires on this ham example"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/mine.yaml"))
            let good = try await winnow.run(common + ["\\bguest posts?\\b"])
            #expect(good.status == 0)
            let show = try await winnow.run("filters", "show", "GUEST", "--json")
            #expect(try show.json().first?["state"] == "shadow")
            #expect(try await winnow.run("filters", "test").status == 0)
            #expect(try await winnow.run(common + ["\\bguest posts\\b"]).status == 65)
        }

        @Test("Another program's list is taken over, and files that are there are kept")
        func importing() async throws {
            let (folder, winnow) = try Self.workshop()
            let arguments = [
                "filters", "import", "--from", "wordpress", "--group", "disallowed", "--action",
                "spam", "-",
            ]
            let keys = Array("casino\npills\n0\n".utf8)
            let dry = try await winnow.run(arguments + ["--dry-run", "--json"], input: keys)
            #expect(try dry.json().first?["written"] == .bool(false))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/disallowed.yaml"))
            let first = try await winnow.run(arguments, input: keys)
            #expect(first.status == 0 && first.text.contains("line 3: WordPress ignores"))
            #expect(try await winnow.run(arguments, input: keys).status == 65)
            #expect(try await winnow.run(arguments + ["--force"], input: keys).status == 0)
            #expect(try await winnow.run("filters", "lint", "--strict").status == 0)
            #expect(try await winnow.run("filters", "test").status == 0)
            let nothing = try await winnow.run(
                ["filters", "import", "--from", "spamassassin", "-"],
                input: Array("full A /x/\n".utf8))
            #expect(nothing.status == 65)
        }

        @Test("The bench names every part that took time")
        func bench() async throws {
            let (folder, winnow) = try Self.workshop()
            let outcome = try await winnow.run(
                "filters", "bench", "--json", "--filters", folder.path)
            let json = try #require(try outcome.json().first)
            #expect(json["submissions"] == 2)
            let names = json["rules"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
            #expect(Set(names).isSuperset(of: ["(views)", "(prefilter)", "BBCODE_LINK"]))
        }
    }
}
