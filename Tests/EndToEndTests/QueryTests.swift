import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Searching from the command line")
    struct Query {
        private let winnow: Winnow

        init() throws { winnow = try EndToEnd.winnow() }

        private func submitted(
            _ content: String, name: String = "Rosa", email: String = "rosa@example.org"
        ) async throws -> String {
            let input = EndToEnd.comment(content) {
                $0["author"] = ["name": .string(name), "email": .string(email)]
            }.serialized()
            let outcome = try await winnow.run("submit", "--wait", input: input)
            return try #require(try outcome.json().first?["id"]?.stringValue, "\(outcome)")
        }

        private func ids(_ arguments: String...) async throws -> [String] {
            let outcome = try await winnow.run(["search", "--ids"] + arguments)
            #expect(outcome.status == 0, "\(outcome)")
            return outcome.lines
        }

        @Test("A query finds by text, sender, rule and status, alone and joined")
        func search() async throws {
            let good = try await submitted("Kéfir is very helpful")
            let held = try await submitted(
                "Buy [url=https://shop.example/x]pills[/url]", name: "Bo Tow",
                email: "bo@mail.shop.example")
            #expect(try await ids("kefir") == [good])
            #expect(try await ids("hel*") == [good])
            #expect(try await ids("\"very helpful\"") == [good])
            #expect(try await ids("not", "kefir") == [held])
            #expect(try await ids("status:held", "rule:BBCODE_LINK") == [held])
            #expect(try await ids("host:shop.example") == [held])
            #expect(try await ids("domain:shop.example") == [held])
            #expect(try await ids("author:tow") == [held])
            #expect(try await ids("author:Rosa@Example.org") == [good])
            #expect(try await ids("email:bo@mail.shop.example", "or", "kefir") == [held, good])
            #expect(try await ids("ip:203.0.113.0/24", "since:1h", "score:<3") == [good])
            #expect(try await ids("--where", "kefir or pills", "status:held") == [held])
            #expect(try await ids("similar:\(good)") == [good])
            #expect(try await winnow.run("approve", held).status == 0)
            #expect(try await ids("by:tester") == [held])
        }

        @Test("What can't be understood says where and what was expected")
        func errors() async throws {
            let outcome = try await winnow.run("search", "kefir status:foo")
            #expect(outcome.status == 64)
            #expect(outcome.errorText.contains("column 14: expected a status"), "\(outcome)")
        }

        @Test("A list is written as a table, values, objects or ids, sorted and page by page")
        func formats() async throws {
            let first = try await submitted("=1+1, she said \"hi\"")
            let second = try await submitted("Buy [url=x]")
            let values = try await winnow.run(
                "list", "--format", "csv", "--fields", "id,score,text", "--reverse")
            #expect(
                values.lines == [
                    "id,score,text", "\(first),0,\"'=1+1, she said \"\"hi\"\"\"",
                    "\(second),3,Buy [url=x]",
                ])
            let objects = try await winnow.run(
                "list", "--format", "jsonl", "--sort", "score", "--fields", "id,rules")
            #expect(
                try objects.json() == [
                    ["id": .string(second), "rules": ["BBCODE_LINK"]],
                    ["id": .string(first), "rules": []],
                ])
            let page = try await winnow.run("list", "--sort", "score", "--limit", "1")
            let cursor = try #require(page.lines.last?.split(separator: " ").last)
            #expect(page.lines.count == 3 && page.text.contains(second))
            let next = try await winnow.run(
                "list", "--sort", "score", "--limit", "1", "--cursor", String(cursor))
            #expect(next.lines.count == 2 && next.text.contains(first))
            #expect(try await winnow.run("list", "--fields", "nonsense").status == 64)
            #expect(try await winnow.run("list", "--cursor", "x").status != 0)
        }

        @Test("The queue shows ages and days, and its shape the domains")
        func queue() async throws {
            _ = try await submitted("Buy [url=x]", email: "a@shop.example")
            _ = try await submitted("Buy more [url=x]", email: "b@shop.example")
            let queue = try await winnow.run("queue", "--ascii")
            #expect(queue.text.contains("last 14 days"))
            #expect(queue.text.contains("received  |             @|  2, 2 today"), "\(queue.text)")
            let json = try #require(try await winnow.run("queue", "--json").json().first)
            #expect(json["ages"]?["1h"] == 2 && json["days"]?.arrayValue?.count == 14)
            let shape = try await winnow.run("queue", "shape")
            #expect(shape.lines.count == 3, "\(shape.text)")
            #expect(
                shape.lines.last?.split(separator: " ")
                    == ["shop.example", "2", "2", "0", "0", "0", "0", "0", "0"])
        }

        @Test("The protocol's list takes a query too")
        func remote() async throws {
            let id = try await submitted("Kefir")
            let request =
                #"{"jsonrpc":"2.0","id":1,"method":"list","params":{"where":"kefir -status:spam","sort":"score"}}"#
            let bad = #"{"jsonrpc":"2.0","id":2,"method":"list","params":{"where":"("}}"#
            let replies = try await winnow.run("serve", input: request + "\n" + bad + "\n").json()
            #expect(replies.first?["result"]?["submissions"]?[0]?["id"] == .string(id))
            #expect(replies.last?["error"]?["data"]?["problems"]?[0]?["field"] == "where")
        }
    }
}
