import Filters
import Foundation
import Moderation
import Testing

@testable import Commands

@Suite("The rule-writer's output")
struct FiltersTextTests {
    @Test("a match is shown with the words around it, safe and no wider than asked")
    func context() {
        var submission = Submission(kind: .comment, post: .init(url: "https://blog.example/"))
        let text =
            String(repeating: "é", count: 100) + "\u{1B}[31mX" + String(repeating: "好", count: 99)
        submission.content = text
        let start = text.utf8.count - 99 * 3 - 1
        let match = Finding.Match(
            view: "content", field: "content", start: start, end: start + 1, text: "X")
        let line = MatchContext(match: match, submission: submission)
            .line(width: 60, ink: Ink(isOn: false))
        #expect(line.contains("[X]") && line.hasPrefix("…") && line.hasSuffix("…"))
        #expect(!line.unicodeScalars.contains("\u{1B}"))
        let far = Finding.Match(view: "content", field: "content", start: -5, end: 9999, text: "X")
        _ = MatchContext(match: far, submission: submission).line(width: 20, ink: Ink(isOn: false))
        let gone = Finding.Match(view: "x", field: "nowhere", start: 0, end: 1, text: "Y")
        let other = MatchContext(match: gone, submission: submission)
            .line(width: 20, ink: Ink(isOn: false))
        #expect(other == "[Y]")
    }

    @Test("figures are as exact as they are worth")
    func figures() {
        #expect(Figures.percent(0) == "0" && Figures.percent(nil) == "")
        #expect(Figures.percent(0.0004) == "0.04" && Figures.percent(0.1234) == "12.3")
        #expect(Figures.interval(Proportion(9, of: 10)) == "90 % (60–98)")
        #expect(Figures.microseconds(1234) == "1.23" && Figures.microseconds(123_456) == "123")
    }

    @Test("a corpus is read in whole lines, numbered over all files", arguments: [10, 100_000])
    func reading(count: Int) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "winnow-corpus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = (0..<count).map { $0 % 3 == 1 ? "  \n" : "line \($0)\n" }.joined() + "end"
        let paths = try ["a", "b"].map { name in
            let url = folder.appending(path: name)
            try Data(text.utf8).write(to: url)
            return url.path()
        }
        var reader = CorpusReader(paths)
        var seen: [Int] = []
        var blank = 0
        while let piece = try reader.next() {
            var line = piece.firstLine
            #expect(piece.firstOrdinal == seen.count)
            CorpusReader.forEachLine(in: piece.bytes) { bytes, isBlank in
                if isBlank { blank += 1 } else { seen.append(line) }
                if !isBlank, line <= count {
                    #expect(bytes.elementsEqual("line \(line - 1)".utf8))
                }
                line += 1
            }
        }
        let expected = (1...(count + 1)).filter { $0 == count + 1 || $0 % 3 != 2 }
        #expect(seen == expected + expected)
        #expect(blank == 2 * (count + 1 - expected.count))
        var missing = CorpusReader([folder.path() + "/none"])
        #expect(throws: CommandFailure.self) { try missing.next() }
    }
}
