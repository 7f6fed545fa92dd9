import Foundation
import Testing

@testable import Commands

@Suite("What shells offer")
struct StatsCompletionTests {
    @Test("Rule ids are read from the folder, whatever else is in it")
    func ruleIDs() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "winnow-ids-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "rules:\n  - id: B_2 # why\n  - id: _HIDDEN\n  - id: $(rm)\n  - id:\n - id: A\n"
        try Data(text.utf8).write(to: folder.appending(path: "x.yaml"))
        try Data([0xFF]).write(to: folder.appending(path: "broken.yaml"))
        try Data("- id: C".utf8).write(to: folder.appending(path: "notes.txt"))
        #expect(RuleNames.ids(in: folder.path) == ["A", "B_2"])
        #expect(RuleNames.ids(in: "/nowhere").isEmpty)
    }
}
