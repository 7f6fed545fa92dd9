import Foundation
import Moderation
import Synchronization
import Terminal
import Testing

@testable import Review

@Suite("Screens of a review")
struct ReviewScreenTests {
    static let content = """
        Buy cheap pills online! [url=https://pharm.example/]pills[/url] and more of the same, \
        as shown to 日本語 readers and to \u{5E2}\u{5D1}\u{5E8}\u{5D9}\u{5EA} ones.

        Second paragraph, with an escape \u{1B}[31m and a bidi \u{202E} control.
        """

    /// A spam-like comment with matches in text and name.
    static func stored() throws -> StoredSubmission {
        try Table.comment(0, of: 4, content: content) { stored in
            stored.submission.author.name = "Cheap Pills"
            stored.verdict = Table.verdict([
                .init(view: "content", field: "content", start: 24, end: 29, text: "[url="),
                .init(view: "author.name", field: "author.name", start: 6, end: 11, text: "Pills"),
            ])
        }
    }

    static let sizes = [(40, 12), (40, 24), (80, 24), (120, 40), (200, 50)]

    @Test("They look as they did when we looked at them", arguments: sizes)
    func golden(columns: Int, rows: Int) async throws {
        let table = Table(try [Self.stored()] + (1..<4).map { try Table.comment($0, of: 4) })
        var sitting = await Sitting(table, columns: columns, rows: rows)
        var text = ""
        for keys in ["", "w", "q?", "q*", "e", "q*1s"] {
            await sitting.press(keys)
            text += "── \(columns) × \(rows), after “\(keys)”\n"
            text += sitting.screen().map { $0 + "\n" }.joined()
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Screens/\(columns)x\(rows).txt")
        if ProcessInfo.processInfo.environment["WINNOW_RECORD"] != nil {
            try Data(text.utf8).write(to: file)
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("Any size has as many rows as it should, none too wide")
    func anySize() async throws {
        var sitting = await Sitting(Table([try Self.stored()]))
        for columns in [1, 10, 39, 40, 41, 79, 133, 300, 1_000] {
            for rows in [1, 2, 3, 4, 7, 10, 25, 100, 300] {
                sitting.state.resize(TerminalSize(columns: columns, rows: rows))
                let lines = sitting.state.frame(hasStyles: true).lines
                #expect(lines.count == max(rows, 2), "\(columns) × \(rows)")
                let size = TerminalSize(columns: columns, rows: rows)
                let widths = lines.map { $0.fitted(toColumns: columns).width }
                #expect(widths.allSatisfy { $0 <= size.columns })
            }
        }
    }

    @Test("From 40 columns and 10 rows on the text and the heaviest reason can be seen")
    func readable() async throws {
        var sitting = await Sitting(Table([try Self.stored()]))
        for size in [(40, 10), (40, 24), (60, 12), (80, 24), (300, 100)] {
            sitting.state.resize(TerminalSize(columns: size.0, rows: size.1))
            let screen = sitting.screen().joined(separator: "\n")
            #expect(screen.contains("Buy cheap"), "\(size)")
            #expect(screen.contains("held at 5.5"), "\(size)")
            #expect(screen.contains("a approve"), "\(size)")
        }
    }

    @Test("Marks stand in place, by style, or in brackets without it")
    func marks() async throws {
        var sitting = await Sitting(Table([try Self.stored()]))
        #expect(sitting.screen().contains { $0.contains("[[[url=]]https") })
        #expect(sitting.screen().contains { $0.contains("Cheap [[Pills]]") })
        let styled = sitting.state.frame(hasStyles: true).lines
        #expect(styled.contains { $0.spans.contains(.init("[url=", [.reversed, .bold])) })
        #expect(!sitting.screen(hasStyles: true).contains { $0.contains("[[") })
    }

    @Test("An edited text is not marked by what was found in the old one")
    func edited() async throws {
        var stored = try Self.stored()
        stored.isEdited = true
        var sitting = await Sitting(Table([stored]))
        #expect(!sitting.screen().contains { $0.contains("[[") })
        #expect(sitting.screen().contains { $0.contains("edited since it was judged") })
    }

    @Test("A long text scrolls to its end and back, and no further")
    func scrolling() async throws {
        let content = (1...200).map { "line \($0)." }.joined(separator: "\n")
        var sitting = await Sitting(Table([try Table.comment(0, content: content)]))
        #expect(sitting.screen().contains("  line 1."))
        for _ in 0..<100 {
            await sitting.press(" ")
            _ = sitting.screen()
        }
        #expect(sitting.screen().contains("  line 200."))
        await sitting.press("k")
        #expect(!sitting.screen().contains("  line 200."))
        await sitting.press("g")
        #expect(sitting.screen().contains("  line 1."))
        await sitting.press("G")
        #expect(sitting.screen().contains("  line 200."))
    }

    @Test("Hostile fields appear as escapes on every screen")
    func hostile() async throws {
        let bad =
            "x\u{1B}]0;t\u{7}\u{9B}2J\r\n\u{202E}\u{200B}\u{E0041}"
            + String(repeating: "\u{336}", count: 5_000)
        let stored = try Table.comment(0, content: bad) { stored in
            stored.submission.author = .init(name: bad, email: bad, url: bad)
            stored.submission.post.title = bad
            stored.submission.ip = bad
            stored.submission.userAgent = bad
            stored.verdict = Table.verdict([
                .init(view: "v", field: "content", start: 0, end: 9_999, text: bad, entry: bad)
            ])
            stored.verdict?.summary = bad
            stored.verdict?.flip = bad
            stored.verdict?.errors = [JudgementError(rule: bad, message: bad)]
        }
        let table = Table([stored])
        table.state.withLock { $0.claimants[stored.id] = bad }
        for keys in ["", "w", "A", "*", "*e", "*es", "l\(bad.prefix(4))", "a", "f"] {
            var sitting = await Sitting(table, columns: 100, rows: 40)
            await sitting.press(keys)
            await sitting.press(.paste(bad))
            for line in sitting.screen() {
                #expect(
                    line.unicodeScalars.allSatisfy {
                        $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) && $0.value != 0x202E
                            && $0.value != 0x200B && $0.value < 0xE0000
                    }, "\(keys): \(line.debugDescription)")
                #expect(line.unicodeScalars.count { $0.value == 0x336 } <= 60)
            }
        }
    }
}
