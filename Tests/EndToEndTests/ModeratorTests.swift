import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Moderators' commands")
    struct Moderators {
        private let winnow: Winnow

        init() throws { winnow = try EndToEnd.winnow() }

        /// Submits and judges; gives the id.
        private func submitted(
            _ content: String = "This is very helpful!",
            change: (inout JSONObject) -> Void = { _ in }
        ) async throws -> String {
            let input = EndToEnd.comment(content, change: change).serialized()
            let outcome = try await winnow.run("submit", "--wait", input: input)
            return try #require(try outcome.json().first?["id"]?.stringValue, "\(outcome)")
        }

        private func status(_ id: String) async throws -> String? {
            try await winnow.run("show", id, "--json").json().first?["status"]?.stringValue
        }

        private func isPublished(_ id: String) -> Bool {
            FileManager.default.fileExists(atPath: winnow.data + "/comments/post-0/\(id).json")
        }

        @Test("Each decision moves a submission, publishes or unpublishes it, and can be undone")
        func decisions() async throws {
            let id = try await submitted()
            #expect(isPublished(id))
            let steps = [
                ("spam", "spam"), ("restore", "approved"), ("trash", "trash"),
                ("restore", "approved"), ("hold", "held"), ("approve", "approved"),
            ]
            for (verb, status) in steps {
                let outcome = try await winnow.run(verb, id, "--json", "--note", "because")
                #expect(outcome.status == 0, "\(verb): \(outcome)")
                let json = try #require(try outcome.json().first)
                #expect(json["result"] == "done")
                #expect(json["status"] == .string(status))
                #expect(try await self.status(id) == status)
                #expect(isPublished(id) == (status == "approved"), "\(verb)")
            }
            let before = ["held", "approved"]
            for status in before {
                #expect(try await winnow.run("undo", "--json").status == 0)
                #expect(try await self.status(id) == status)
                #expect(isPublished(id) == (status == "approved"))
            }
        }

        @Test("Undo in another process takes a whole command back")
        func undoTogether() async throws {
            let ids = [
                try await submitted(), try await submitted("So is this."),
                try await submitted("And this!"),
            ]
            let spam = try await winnow.run(
                "spam", "-", input: ids.joined(separator: "\n") + "\n\n")
            #expect(spam.status == 0)
            #expect(spam.lines.last == "3 done")
            #expect(ids.allSatisfy { !isPublished($0) })
            let undo = try await winnow.run("undo")
            #expect(undo.lines.last == "3 done", "\(undo)")
            #expect(ids.allSatisfy(isPublished))
            #expect(try await winnow.run("undo", "--as", "somebody else").status == 65)
        }

        @Test("A stale, unknown or repeated decision changes nothing and says so")
        func nothingChanges() async throws {
            let id = try await submitted()
            let stale = try await winnow.run("spam", id, "--revision", "1", "--json")
            #expect(stale.status == 65)
            #expect(try stale.json().first?["result"] == "stale")
            let repeated = try await winnow.run("approve", id, "--json")
            #expect(repeated.status == 0)
            #expect(try repeated.json().first?["result"] == "unchanged")
            let unknown = try await winnow.run(
                "approve", "01M7YNG9NTZC0PB49KTP6S520A", id, "--json")
            #expect(unknown.status == 65)
            #expect(try unknown.json().map { $0["result"] } == ["unknown", "unchanged"])
        }

        @Test(
            "An edit changes the public text, is refused if a commenter's would be, and can be undone"
        )
        func edit() async throws {
            let id = try await submitted()
            #expect(try await winnow.run("edit", id, "--content", "Better.").status == 0)
            let file = winnow.data + "/comments/post-0/\(id).json"
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Better."))
            let fromInput = try await winnow.run("edit", id, "--content", "-", input: "From input.")
            #expect(fromInput.status == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("From input."))
            let refused = try await winnow.run("edit", id, "--content", "", "--json")
            #expect(refused.status == 65)
            #expect(try refused.json().first?["result"] == "refused")
            #expect(try await winnow.run("edit", id).status == 64)
            #expect(try await winnow.run("undo").status == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Better."))
        }

        @Test("Deleting wants a yes, and is for good")
        func delete() async throws {
            let id = try await submitted()
            #expect(try await winnow.run("delete", id).status == 64)
            #expect(isPublished(id))
            #expect(try await winnow.run("delete", id, "--yes").status == 0)
            #expect(!isPublished(id))
            #expect(try await winnow.run("show", id).status == 65)
            #expect(try await winnow.run("restore", id).status == 65)
        }

        @Test("The queue, the list, the reasons and the log are there for people and programs")
        func lookup() async throws {
            let good = try await submitted()
            let held = try await submitted("Buy [url=https://a.example/]cheap[/url]")
            #expect(try await status(held) == "held")
            let queue = try #require(try await winnow.run("queue", "--json").json().first)
            #expect(queue["counts"]?["held"] == 1)
            #expect(queue["counts"]?["approved"] == 1)
            #expect(queue["rules"]?[0]?["rule"] == "BBCODE_LINK")
            #expect(queue["posts"]?[0]?["post"] == "post-0")
            #expect(try await winnow.run("queue").text.contains("BBCODE_LINK"))
            let list = try #require(
                try await winnow.run("list", "--status", "held", "--json").json().first)
            #expect(list["submissions"]?.arrayValue?.map { $0["id"] } == [.string(held)])
            #expect(try await winnow.run("list", "--ids").lines == [held, good])
            #expect(try await winnow.run("list", "--ids", "--oldest-first").lines == [good, held])
            #expect(try await winnow.run("list", "--ids", "--rule", "BBCODE_LINK").lines == [held])
            #expect(try await winnow.run("list", "--text", "nowhere").lines == ["nothing matches"])
            let page = try #require(
                try await winnow.run("list", "--limit", "1", "--json").json().first)
            let next = try #require(page["next"]?.stringValue)
            let second = try await winnow.run("list", "--limit", "1", "--after", next, "--json")
            #expect(try second.json().first?["submissions"]?[0]?["id"] == .string(good))
            let why = try await winnow.run("why", held, "--recheck")
            #expect(why.lines.first == "then:")
            #expect(why.text.contains("BBCODE_LINK"))
            let reasons = try #require(
                try await winnow.run("why", held, "--recheck", "--json").json().first)
            #expect(reasons["verdict"]?["findings"]?[0]?["rule"] == "BBCODE_LINK")
            #expect(reasons["recheck"]?["status"] == "held")
            #expect(try await winnow.run("approve", held, "--note", "fine").status == 0)
            let log = try #require(try await winnow.run("log", "--json").json().first)
            #expect(log["actor"] == "tester")
            #expect(log["note"] == "fine")
            #expect(try await winnow.run("log", held).lines.count == 2)
            #expect(try await winnow.run("log", good).lines == ["no decisions"])
        }

        @Test("Clean-up counts first, and removes what has expired")
        func cleanup() async throws {
            let id = try await submitted()
            #expect(try await winnow.run("trash", id).status == 0)
            let configuration = try winnow.folder.write(
                "winnow.yaml", "retention:\n  trash: 0s\n  events: never\n")
            let dry = try #require(
                try await winnow.run("cleanup", "--dry-run", "--json", "--config", configuration)
                    .json().first)
            #expect(dry["trash"] == 1)
            #expect(dry["dry_run"] == true)
            #expect(try await status(id) == "trash")
            let real = try #require(
                try await winnow.run("cleanup", "--json", "--config", configuration).json().first)
            #expect(real["trash"] == 1)
            #expect(try await winnow.run("show", id).status == 65)
            #expect(try await winnow.run("cleanup").status == 0)
        }

        @Test("A repository that was deleted comes back, and a post can have a second address")
        func rebuildAndAlias() async throws {
            let id = try await submitted()
            try FileManager.default.removeItem(atPath: winnow.data + "/comments")
            #expect(try await winnow.run("repository", "rebuild").status == 0)
            #expect(isPublished(id))
            let old = "https://blog.example/post-0/"
            let new = "https://blog.example/renamed/"
            #expect(try await winnow.run("post", "alias", old, new).status == 0)
            let thread = try await winnow.run("thread", new)
            #expect(thread.lines.first == "One thought on “Post 0”")
            #expect(try await winnow.run("thread", "https://blog.example/never/").status == 65)
        }
    }
}
