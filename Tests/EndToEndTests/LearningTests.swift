import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Learning from decisions")
    struct Learning {
        private let winnow: Winnow

        init() throws { winnow = try EndToEnd.shippedWinnow() }

        private func model() async throws -> JSONValue? {
            _ = try await winnow.run("learn")
            return try await winnow.run("model", "show", "--json").json().first
        }

        @Test("A decision is learned, its undoing takes the lesson back, and a rebuild keeps both")
        func undo() async throws {
            let comment = EndToEnd.comment("Merci, bonne recette") {
                $0["author"] = ["name": "Rosa", "email": "rosa@example.org"]
            }
            let answer = try await winnow.run("submit", "--wait", input: comment.serialized())
            let id = try #require(answer.json().first?["id"]?.stringValue)
            let starter = try #require(try await model()?["version"]?.stringValue)
            #expect(try await winnow.run("spam", id).status == 0)
            let taught = try await model()
            #expect(taught?["spam"]?.integerValue == 1)
            #expect(taught?["version"]?.stringValue == starter + "+1")
            #expect(taught?["waiting"]?.integerValue == 0)
            #expect(try await winnow.run("undo").status == 0)
            let untaught = try await model()
            #expect(untaught?["spam"]?.integerValue == 0)
            #expect(untaught?["lessons"]?.integerValue == 2)
            #expect(try await winnow.run("model", "rebuild").status == 0)
            #expect(try await model() == untaught)
        }

        @Test("A file of examples is learned once, and a line that can't be read is named")
        func files() async throws {
            let lines = (0..<6).map { number in
                EndToEnd.comment("A kind word about your soup, number \(number)") {
                    $0["author"] = ["name": "Rosa", "email": "rosa@example.org"]
                }.serialized()
            }
            let input = (lines + ["{"]).joined(separator: "\n")
            let first = try await winnow.run("learn", "spam", "-", "--json", input: input)
            #expect(first.status == 65)
            #expect(first.errorText.contains("-:7:"))
            #expect(try first.json().first?["examples"]?.integerValue == 6)
            let lessons = try #require(first.json().first?["lessons"]?.integerValue)
            #expect(lessons > 0)
            let again = try await winnow.run("learn", "spam", "-", "--json", input: input)
            #expect(try #require(again.json().first?["lessons"]?.integerValue) < lessons)
        }
    }
}
