import TestSupport
import Testing

@testable import HTML

@Suite("Suites", .enabled(if: SharedFiles.root != nil, "no shared suites"))
struct SuiteTests {
    @Test("Every known attack is published safely, and the same when published again")
    func payloads() {
        let lines = (SharedFiles.text("suites/html/xss-payload-list.txt") ?? "")
            .split(separator: "\n")
        #expect(lines.count > 1_000)
        for line in lines { SafetyCheck.expectSafe(String(line)) }
        let vectors = SharedFiles.text("suites/html/vectors.txt") ?? ""
        #expect(!vectors.isEmpty)
        SafetyCheck.expectSafe(vectors)
        for line in vectors.split(separator: "\n") { SafetyCheck.expectSafe(String(line)) }
    }

    @Test("Every tree construction case is published safely, alone and broken")
    func treeConstruction() {
        let names = SharedFiles.names(in: "suites/html/html5lib", ending: ".dat")
        #expect(!names.isEmpty)
        var random = SeededRandom(seed: 7)
        for input in names.flatMap(SharedFiles.html5libInputs) {
            SafetyCheck.expectSafe(input)
            SafetyCheck.expectSafe(input + input)
            var bytes = Array(input.utf8)
            if !bytes.isEmpty { bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random)) }
            SafetyCheck.expectSafe(String(decoding: bytes, as: UTF8.self))
            MarkupCheck.expectMapped(input)
        }
    }

    @Test(
        "Every comment parses, its links and its text lie within it",
        arguments: SharedFiles.names(in: "corpora", ending: ".jsonl"))
    func corpora(_ name: String) {
        let contents = SharedFiles.contents(name)
        #expect(!contents.isEmpty)
        // All of it in release builds would do; a tenth keeps debug builds quick.
        for content in stride(from: 0, to: contents.count, by: 10).map({ contents[$0] }) {
            MarkupCheck.expectMapped(content)
            SafetyCheck.expectSafe(content)
        }
    }
}
