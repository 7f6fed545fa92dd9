import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("winnow email")
    struct Email {
        private func run(
            _ arguments: String..., input: [UInt8] = []
        ) async throws -> Winnow.Outcome {
            try await EndToEnd.shippedWinnow().run(["email"] + arguments, input: input)
        }

        @Test("Answers for a person, and a refusal is no failure unless asked to be")
        func person() async throws {
            let outcome = try await run("rosa@gmial.com", "rosa@example")
            #expect(outcome.status == 0)
            #expect(outcome.lines.contains("  meant     rosa@gmail.com?"))
            #expect(outcome.text.contains("there is no dot after the @"))
            #expect(try await run("rosa@example", "--exit-status").status == 65)
            #expect(try await run("rosa@mail.example", "--exit-status").status == 0)
            #expect(try await run("--level", "html5", "rosa@example", "--exit-status").status == 0)
        }

        @Test("Knows the throw-away domains of the filters' folder")
        func disposable() async throws {
            let json = try #require(try await run("--json", "a@mailinator.com").json().first)
            #expect(json["findings"]?[0] == "disposable")
        }

        @Test("Answers every line of any bytes, in order, one object each")
        func input() async throws {
            var input = Array("rosa@example.org\r\n\n  \na..b@c.com\n".utf8)
            input += [0xFF, 0xFE, 0x0A, 0x00, 0x1B, 0x0A]
            input += [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20) + [0x0A]
            input += Array("last@example.org".utf8)
            let outcome = try await run("--json", "-", input: input)
            #expect(outcome.status == 0)
            let reasons = try outcome.json().map { $0["diagnosis"]?["reason"] ?? .null }
            #expect(
                reasons == [
                    .null, "local_part_consecutive_dots", "invalid_utf8", "missing_at",
                    "address_too_long", .null,
                ])
            #expect(try outcome.json()[0]["typed"] == "rosa@example.org")
            #expect(try outcome.json()[4]["bytes"] == .integer(3 << 20))
            let text = try await run("-", input: input)
            #expect(!text.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }

        @Test("Streams: twenty thousand lines, with answers before the end of the input")
        func stream() async throws {
            let process = try EndToEnd.shippedWinnow().start("email", "--json", "-")
            await process.send("first@example.org")
            let first = try #require(try await process.line())
            #expect(try JSONValue(parsing: first)["accepted"] == true)
            let lines = Array((0..<20_000).map { "a\($0)@example.org\n" }.joined().utf8)
            async let written: Void = {
                await process.write(lines)
                process.closeInput()
            }()
            let count = await process.discardedLineCount()
            await written
            #expect(count == 20_000)
            #expect(try await process.end() == .exited(0))
        }

        @Test("No resolver is no opinion, and a wrong name for one is said")
        func resolver() async throws {
            let silent = try Winnow(
                filters: EndToEnd.shippedFilters, environment: ["WINNOW_RESOLVER": "127.0.0.1:1"])
            let outcome = try await silent.run("email", "--json", "--dns", "rosa@mail.test")
            #expect(try outcome.json().first?["dns"] == .null)
            let wrong = try Winnow(
                filters: EndToEnd.shippedFilters, environment: ["WINNOW_RESOLVER": "here"])
            #expect(try await wrong.run("email", "--dns", "rosa@mail.test").status == 78)
        }
    }
}
