import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("One-shot commands")
    struct OneShot {
        @Test("Every problem of every refused submission is named, and nothing else")
        func refused() async throws {
            let input = try EndToEnd.fixture("refused.jsonl")
            let winnow = try EndToEnd.winnow()
            for verb in ["submit", "check"] {
                let outcome = try await winnow.run(verb, input: input.joined(separator: "\n"))
                #expect(outcome.status == 65)
                var found: [JSONValue] = []
                for (number, answer) in try outcome.json().enumerated() {
                    let problems = answer["error"]?["data"]?["problems"]?.arrayValue ?? []
                    for problem in problems {
                        found.append([
                            "line": .integer(Int64(number + 1)), "field": problem["field"] ?? .null,
                            "reason": problem["reason"] ?? .null,
                        ])
                    }
                }
                let expected = try EndToEnd.fixture("refused.expected.jsonl").map {
                    try JSONValue(parsing: $0)
                }
                #expect(found.count == expected.count)
                for (found, expected) in zip(found, expected) {
                    var pattern = JSONPattern()
                    #expect(pattern.difference(found, expected) == nil, "\(found.serialized())")
                }
            }
            let counts = try #require(try await winnow.run("queue", "--json").json().first)
            #expect(counts["counts"]?["queued"] == 0)
        }

        @Test("The thread of 13 thoughts is published as its page shows it")
        func thread() async throws {
            let winnow = try EndToEnd.shippedWinnow()
            try await Thirteen.send(to: winnow)
            let url = "https://blog.example/does-gut-health-affect-skin/"
            let shown = try await winnow.run("thread", url)
            #expect(shown.lines.first == "13 thoughts on “Does Gut Health Affect Skin?”")
            #expect(
                shown.lines.contains { $0.hasSuffix("Pingback: 10 Signs of an Unhealthy Gut -") })
            let json = try #require(try await winnow.run("thread", url, "--json").json().first)
            #expect(json["comments"] == 12)
            #expect(json["pings"] == 1)
            let replies = json["entries"]?.arrayValue?.filter { $0["depth"] != 0 } ?? []
            #expect(replies.count == 4)
            #expect(!(shown.text + json.serialized()).contains("@mail.example"))
        }

        @Test("One object may span many lines")
        func prettyPrinted() async throws {
            let winnow = try EndToEnd.winnow()
            let text = """
                {
                  "kind": "comment",
                  "post": {"url": "https://blog.example/a/"},
                  "author": {"name": "Rosa",
                    "email": "rosa@example.org"},
                  "content": "This is very helpful!"
                }
                """
            for input in [text, text + "\n", text + "\n\n\n"] {
                let outcome = try await winnow.run("check", input: input)
                #expect(outcome.status == 0, "\(outcome)")
                #expect(outcome.lines.count == 1)
            }
        }

        @Test("An ending tells what happened")
        func statuses() async throws {
            let winnow = try EndToEnd.winnow()
            let good = EndToEnd.comment().serialized()
            let held = EndToEnd.comment("Buy [url=https://a.example/]cheap[/url]").serialized()
            #expect(try await winnow.run("submit", input: good).status == 0)
            #expect(try await winnow.run("submit", "--wait", input: good + "\n" + held).status == 0)
            #expect(try await winnow.run("submit").status == 64)
            #expect(try await winnow.run("check", input: "").status == 64)
            #expect(try await winnow.run("no-such-verb").status == 64)
            #expect(try await winnow.run("check", "--no-such-option", input: good).status == 64)
            #expect(try await winnow.run("submit", input: "{}").status == 65)
            #expect(try await winnow.run("show", "01M7YNG9NTZC0PB49KTP6S520A").status == 65)
            #expect(try await winnow.run("show", "not an id").status == 64)
            #expect(try await winnow.run("check", "--exit-status", input: good).status == 0)
            #expect(try await winnow.run("check", "--exit-status", input: held).status == 1)
            #expect(try await winnow.run("--version").status == 0)
            #expect(try await winnow.run("--help").status == 0)
        }

        @Test("A refused line among good ones costs only itself")
        func mixed() async throws {
            let winnow = try EndToEnd.winnow()
            let good = EndToEnd.comment().serialized()
            let input = [good, "", "nonsense", good, "{}"].joined(separator: "\n")
            let outcome = try await winnow.run("submit", input: input)
            #expect(outcome.status == 65)
            let answers = try outcome.json()
            #expect(answers.count == 4)
            #expect(answers.map { $0["id"] != nil } == [true, false, true, false])
            #expect(answers[1]["error"]?["code"] == -32700)
            #expect(answers[3]["error"]?["code"] == -32602)
        }

        @Test("A data folder that is a file ends with 74")
        func unusableDataFolder() async throws {
            let winnow = try EndToEnd.winnow()
            let file = try winnow.folder.write("file", "not a folder")
            for verb in ["submit", "check", "serve", "queue"] {
                let outcome = try await winnow.run(
                    verb, "--data", file, input: EndToEnd.comment().serialized())
                #expect(outcome.status == 74, "\(verb): \(outcome)")
                #expect(outcome.lines.isEmpty)
                #expect(outcome.errorText.hasPrefix("winnow: "))
            }
        }

        @Test("Broken filters and configurations end with 78, and say where")
        func brokenConfiguration() async throws {
            let winnow = try EndToEnd.winnow()
            let input = EndToEnd.comment().serialized()
            try winnow.folder.write(
                "bad/links.yaml",
                "group: links\nrules:\n  - id: BROKEN\n    about: Broken\n    on: [content]\n"
                    + "    match: '('\n    score: 1\n    spam: ['(']\n    ham: ['x']\n")
            let rules = try await winnow.run(
                "check", "--filters", winnow.folder.path + "/bad", input: input)
            #expect(rules.status == 78, "\(rules)")
            #expect(rules.errorText.contains("links.yaml:6:"))
            let file = try winnow.folder.write("bad.yaml", "data: x\nretention:\n  spam: soon\n")
            let configuration = try await winnow.run("check", "--config", file, input: input)
            #expect(configuration.status == 78, "\(configuration)")
            #expect(configuration.errorText.contains("bad.yaml:3:9"))
            let absent = try await winnow.run("check", "--config", "absent.yaml", input: input)
            #expect(absent.status == 78)
        }

        @Test("A key makes a repeat harmless")
        func repeated() async throws {
            let winnow = try EndToEnd.winnow()
            let input = EndToEnd.comment(key: "form-1").serialized()
            let first = try #require(try await winnow.run("submit", input: input).json().first)
            let again = try #require(
                try await winnow.run("submit", "--wait", input: input).json().first)
            #expect(again["id"] == first["id"])
            #expect(try await winnow.run("list", "--ids").lines.count == 1)
        }
    }
}
