import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Statistics and the digest")
    struct Stats {
        /// A blog with six approved, four held and two decisions.
        private static func blog() async throws -> Winnow {
            let winnow = try EndToEnd.winnow()
            let good = (0..<6).map { EndToEnd.comment("fine \($0)").serialized() }
            let bad = (0..<4).map { EndToEnd.comment("[url=http://x.example]\($0)").serialized() }
            _ = try await winnow.run("submit", input: (good + bad).joined(separator: "\n"))
            _ = try await winnow.run("work", "--once")
            let held = try await winnow.run("list", "--status", "held", "--ids").lines
            _ = try await winnow.run("approve", held[0], "--as", "rosa")
            _ = try await winnow.run("spam", held[1], "--as", "ben")
            return winnow
        }

        @Test("What happened is counted, for people and for programs")
        func stats() async throws {
            let winnow = try await Self.blog()
            let json = try #require(try await winnow.run("stats", "--json").json().first)
            #expect(json["total"]?["received"] == 10)
            #expect(json["total"]?["held"] == 4 && json["total"]?["approved"] == 6)
            #expect(json["agreement"]?["held_ham"] == 1 && json["agreement"]?["held_spam"] == 1)
            #expect(json["rules"]?[0]?["rule"] == "BBCODE_LINK" && json["rules"]?[0]?["hits"] == 4)
            #expect(json["ever"]?["received"] == 10)
            let text = try await winnow.run("stats", "--by", "week")
            #expect(text.status == 0 && text.text.contains("BBCODE_LINK"))
            #expect(text.text.contains("rosa") && text.text.contains("2 held now"))
            for output in [json.serialized(), text.text] {
                #expect(!output.contains("rosa@example.org") && !output.contains("203.0.113.7"))
            }
        }

        @Test("Metrics and the page are written, and only one of them at a time")
        func files() async throws {
            let winnow = try await Self.blog()
            let metrics = try await winnow.run("stats", "--prometheus")
            #expect(metrics.lines.contains("winnow_submissions_received_total 10"))
            #expect(
                metrics.lines.contains(
                    #"winnow_decisions_total{moderator="rosa",action="approve"} 1"#))
            let page = winnow.folder.path + "/stats.html"
            let written = try await winnow.run("stats", "--html", page)
            #expect(written.status == 0 && written.lines.isEmpty)
            #expect(try String(contentsOfFile: page, encoding: .utf8).contains("</html>"))
            #expect(try await winnow.run("stats", "--html", page, "--json").status == 64)
            #expect(try await winnow.run("stats", "--html", "/nowhere/x.html").status == 74)
            #expect(try await winnow.run("stats", "--since", "yesterday").status == 64)
        }

        @Test("Where nothing was stored, statistics say so and the digest keeps quiet")
        func nothing() async throws {
            let winnow = try EndToEnd.winnow()
            #expect(try await winnow.run("stats").status == 65)
            let digest = try await winnow.run("digest")
            #expect(digest.status == 0 && digest.lines.isEmpty && digest.errorText.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: winnow.data))
        }

        @Test("The digest tells what is held, until it isn't")
        func digest() async throws {
            let winnow = try await Self.blog()
            let subject = try await winnow.run("digest", "--subject")
            #expect(subject.lines == ["winnow: 2 held"])
            let digest = try await winnow.run("digest")
            #expect(digest.text.contains("posts a BBCode link"))
            #expect(digest.lines.allSatisfy { $0.count <= 78 })
            #expect(!digest.text.contains("203.0.113.7"))
            let held = try await winnow.run("list", "--status", "held", "--ids").lines
            _ = try await winnow.run(["spam"] + held)
            let after = try await winnow.run("digest")
            #expect(after.status == 0 && after.lines.isEmpty)
        }

        @Test("Shells get a completion script", arguments: ["bash", "zsh", "fish"])
        func completions(shell: String) async throws {
            let winnow = try EndToEnd.winnow()
            let script = try await winnow.run("--generate-completion-script", shell)
            #expect(script.status == 0 && script.text.contains("digest"))
        }
    }
}
