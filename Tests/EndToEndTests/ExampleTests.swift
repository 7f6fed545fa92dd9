import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Examples for backends")
    struct Examples {
        private static func has(_ interpreter: String) -> Bool {
            BuiltPrograms.path(of: interpreter) != nil
        }

        @Test("PHP", .enabled(if: has("php")), arguments: ["one-shot.php", "keep-open.php"])
        func php(file: String) async throws { try await Self.check("php", "php/\(file)") }

        @Test("Python", .enabled(if: has("python3")), arguments: ["one-shot.py", "keep-open.py"])
        func python(file: String) async throws { try await Self.check("python3", "python/\(file)") }

        @Test("Node", .enabled(if: has("node")), arguments: ["one-shot.mjs", "keep-open.mjs"])
        func node(file: String) async throws { try await Self.check("node", "node/\(file)") }

        @Test("Ruby", .enabled(if: has("ruby")), arguments: ["one-shot.rb", "keep-open.rb"])
        func ruby(file: String) async throws { try await Self.check("ruby", "ruby/\(file)") }

        private static func check(_ interpreter: String, _ file: String) async throws {
            let program = try #require(BuiltPrograms.path(of: interpreter))
            let path = EndToEnd.packageRoot.appending(path: "examples/\(file)").path
            try await handsOver(program, path)
            try await showsProblems(program, path)
        }

        /// A thread goes in, and a line comes out for each comment.
        private static func handsOver(_ program: String, _ path: String) async throws {
            let winnow = try EndToEnd.shippedWinnow()
            let input =
                try EndToEnd.fixture("gut-health/thread.jsonl").joined(separator: "\n") + "\n"
            let outcome = try await winnow.run(program, with: [path], input: Array(input.utf8))
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.lines.count == 13)
            for (number, line) in outcome.lines.enumerated() {
                let columns = line.split(separator: "\t")
                #expect(columns.count == 3, "\(line)")
                #expect(columns.first == "gut-\(101 + number)")
                #expect(["queued", "approved"].contains(columns.last))
            }
            #expect(try await winnow.run("work", "--once").status == 0)
            #expect(try await winnow.run("list", "--ids", "--status", "approved").lines.count == 13)
        }

        /// A commenter's mistake is told, and costs the next comment nothing.
        private static func showsProblems(_ program: String, _ path: String) async throws {
            let winnow = try EndToEnd.winnow()
            let bad = EndToEnd.comment(key: "bad") {
                $0["author"] = ["name": "Rosa", "email": "rosa"]
            }
            let input = [bad, EndToEnd.comment(key: "good")].map { $0.serialized() + "\n" }.joined()
            let outcome = try await winnow.run(program, with: [path], input: Array(input.utf8))
            #expect(outcome.lines.count == 2, "\(outcome)")
            #expect(outcome.lines.first?.hasPrefix("bad\t-\trefused\tauthor.email: ") == true)
            #expect(outcome.lines.last?.hasPrefix("good\t01") == true)
        }
    }
}
