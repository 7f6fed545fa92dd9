import Terminal
import Testing

@Suite("Screens as bytes")
struct FrameTests {
    private func text(_ frame: Frame, _ columns: Int, _ rows: Int, ink: Bool = true) -> String {
        let size = TerminalSize(columns: columns, rows: rows)
        return String(decoding: frame.bytes(for: size, ink: ink), as: UTF8.self)
    }

    @Test("Each row is placed by number and cleared to its end")
    func rows() {
        let frame = Frame(lines: [Line("one"), Line("two")])
        let bytes = text(frame, 20, 3)
        #expect(
            bytes == "\u{1B}[?25l\u{1B}[1;1H\u{1B}[Kone\u{1B}[2;1H\u{1B}[Ktwo\u{1B}[3;1H\u{1B}[K")
    }

    @Test("Rows that are too many are left out, and the cursor stays on the screen")
    func tooMany() {
        let lines = (0..<50).map { Line("row \($0)") }
        let bytes = text(Frame(lines: lines, cursor: .init(column: 999, row: 999)), 20, 4)
        #expect(!bytes.contains("row 4"))
        #expect(bytes.hasSuffix("\u{1B}[4;20H\u{1B}[?25h"))
    }

    @Test("Without ink no style is written")
    func noInk() {
        let frame = Frame(lines: [Line("x", [.bold, .red])])
        #expect(text(frame, 20, 1).contains("\u{1B}[1;31mx\u{1B}[0m"))
        #expect(!text(frame, 20, 1, ink: false).contains("m"))
    }

    @Test("Nothing that could steer a terminal gets through, even if it was not made safe")
    func steering() {
        for bad in ["\u{1B}]0;x\u{7}", "\u{9B}2J", "a\rb", "a\nb", "\u{7F}", "\u{0}", "\u{85}"] {
            let bytes = text(Frame(lines: [Line(bad)]), 40, 1)
            let inner = bytes.replacing("\u{1B}[?25l", with: "")
                .replacing("\u{1B}[1;1H", with: "").replacing("\u{1B}[K", with: "")
            #expect(
                inner.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) })
        }
    }

    static let cuts: [([String], Int, String)] = [
        (["hello"], 5, "hello"), (["hello"], 4, "hel…"), (["he", "llo"], 4, "hel…"),
        (["hell", "o"], 4, "hel…"), (["日本語"], 6, "日本語"), (["日本語"], 5, "日本…"),
        (["日本", "語"], 5, "日本…"), (["日本", "語"], 4, "日…"), (["e\u{301}e\u{301}"], 1, "…"),
        (["a", "b", "c"], 2, "a…"), (["x"], 0, ""), ([], 3, ""),
    ]

    @Test("A row is cut to the width, whole characters only", arguments: cuts)
    func cut(spans: [String], columns: Int, wanted: String) {
        let line = Line(spans.map { Line.Span($0) }).fitted(toColumns: columns)
        #expect(line.text == wanted)
        #expect(line.width <= columns)
    }
}
