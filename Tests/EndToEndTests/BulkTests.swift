import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Many decisions at once, trust and blocks")
    struct Bulk {
        private let winnow: Winnow

        init() throws { winnow = try EndToEnd.winnow() }

        private func submitted(
            _ count: Int, _ content: String = "Buy [url=x]", email: String = "rosa@example.org"
        ) async throws -> [String] {
            let lines = (0..<count).map { number in
                EndToEnd.comment("\(content) \(number)") {
                    $0["author"] = ["name": "Rosa", "email": .string(email)]
                }.serialized()
            }
            let outcome = try await winnow.run(
                "submit", "--wait", input: lines.joined(separator: "\n") + "\n")
            return try outcome.json().compactMap { $0["id"]?.stringValue }
        }

        private func count(_ status: String) async throws -> Int64? {
            let queue = try await winnow.run("queue", "--json").json().first
            return queue?["counts"]?[status]?.integerValue
        }

        @Test("A query's submissions are shown, counted, asked about, decided and undone as one")
        func query() async throws {
            _ = try await submitted(25)
            let dry = try await winnow.run("spam", "--where", "status:held", "--dry-run")
            #expect(dry.status == 0)
            #expect(
                dry.lines.last == "would spam 25 submissions: 25 held; nothing was changed")
            #expect(try await count("held") == 25)
            for option in ["--no-input", "--note=x"] {
                let asked = try await winnow.run("spam", "--where", "status:held", option)
                #expect(asked.status == 64)
                #expect(asked.errorText.contains("25 submissions"), "\(asked)")
            }
            let done = try await winnow.run("spam", "--where", "status:held", "--yes")
            #expect(done.lines.last == "25 done", "\(done)")
            #expect(try await count("spam") == 25)
            #expect(try await winnow.run("undo").lines.last == "25 done")
            #expect(try await count("held") == 25)
            let none = try await winnow.run("spam", "--where", "nowhere")
            #expect(none.status == 0 && none.lines == ["nothing matches"])
            #expect(try await winnow.run("spam").status == 64)
            let delete = try await winnow.run("delete", "--where", "\"buy url x 3\"")
            #expect(delete.status == 64)
        }

        @Test("One bad id does not stop the rest, and is named with its line")
        func badIDs() async throws {
            let ids = try await submitted(2)
            let outcome = try await winnow.run(
                "trash", "-", "--json", input: "\(ids[0])\nrubbish\n\(ids[1])\n")
            #expect(outcome.status == 65)
            #expect(outcome.errorText.contains("line 2: rubbish is not an id"), "\(outcome)")
            #expect(try outcome.json().map { $0["result"] } == ["done", "done"])
        }

        @Test("Decisions are taken back by submission, person and rule, and the log is searched")
        func undo() async throws {
            let ids = try await submitted(3)
            #expect(try await winnow.run("approve", ids[0], "--as", "ann").status == 0)
            #expect(try await winnow.run("trash", ids[1], "--as", "ann").status == 0)
            let log = try await winnow.run("log", "--by", "ann", "--action", "trash", "--json")
            #expect(try log.json().map { $0["id"] } == [.string(ids[1])])
            #expect(try await winnow.run("undo", ids[1]).status == 0)
            #expect(try await count("held") == 2)
            let ann = try await winnow.run("undo", "--by", "ann", "--since", "1h")
            #expect(ann.status == 0, "\(ann)")
            #expect(try await count("held") == 3)
            #expect(try await winnow.run("undo", "--by", "ann").status == 64)
            let rule = try await winnow.run("undo", "--rule", "BBCODE_LINK", "--since", "1h")
            #expect(rule.lines.last == "3 done", "\(rule)")
            #expect(try await count("queued") == 3)
            #expect(try await winnow.run("work", "--once").status == 0)
            #expect(try await count("held") == 3)
        }

        @Test("Who is allowed or blocked is judged so, until the entry is taken back")
        func entries() async throws {
            let rules = try TemporaryFolder()
            try rules.write("policy.yaml", "thresholds:\n  hold: 3\n  spam: 7\n")
            try rules.write(
                "entries.yaml",
                String(
                    contentsOfFile: EndToEnd.shippedFilters + "/entries.yaml", encoding: .utf8))
            let winnow = try Winnow(filters: rules.path)
            func status(_ email: String) async throws -> JSONValue? {
                let input = EndToEnd.comment("Thanks, this helped me a lot with my kefir.") {
                    $0["author"] = ["name": "Rosa", "email": .string(email)]
                }.serialized()
                return try await winnow.run("check", input: input).json().first
            }
            let block = try await winnow.run(
                "block", "domain", "shop.example", "--for", "30d", "--note", "again")
            #expect(block.status == 0, "\(block)")
            let blocked = try await status("x@mail.shop.example")
            #expect(blocked?["status"] == "spam")
            #expect(blocked?["forced"]?["rule"] == "BLOCKED_BY_MODERATOR")
            let allow = try await winnow.run("allow", "author", "Rosa <x@mail.shop.example>")
            #expect(allow.status == 0, "\(allow)")
            let allowed = try await status("x@mail.shop.example")
            #expect(allowed?["forced"]?["rule"] == "ALLOWED_BY_MODERATOR")
            #expect(try await status("y@mail.shop.example")?["status"] == "spam")
            #expect(try await winnow.run("allow", "list").text.contains("Rosa <x@mail.shop"))
            #expect(try await winnow.run("undo").status == 0)
            #expect(try await winnow.run("allow", "list").lines == ["the list is empty"])
            let list = try await winnow.run("block", "list", "--json").json()
            #expect(list.first?["value"] == "shop.example")
            #expect(try await winnow.run("log").lines.count == 4)
            #expect(try await winnow.run("block", "remove", "1").status == 0)
            #expect(try await status("y@mail.shop.example")?["status"] != "spam")
            #expect(try await winnow.run("block", "remove", "1").status == 65)
            #expect(try await winnow.run("block", "network", "1.2.3").status == 64)
            #expect(try await winnow.run("allow", "author", "Rosa").status == 64)
        }
    }
}
