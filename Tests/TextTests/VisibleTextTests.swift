import Testing
import Text

@Suite("Visible text")
struct VisibleTextTests {
    @Test(
        "What hides or steers is escaped",
        arguments: [
            ("plain", "plain"), ("\u{1B}[31m", "\\x1b[31m"), ("a\u{0}b\u{7F}", "a\\x00b\\x7f"),
            ("\u{9B}1m", "\\x9b1m"), ("a\u{202E}b", "a\\u{202E}b"), ("a\u{200B}b", "a\\u{200B}b"),
            ("x\u{E0041}", "x\\u{E0041}"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("a\u{2028}b", "a\\u{2028}b"), ("\u{E000}", "\\u{E000}"), ("é日本", "é日本"),
            ("👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"), ("a\u{200D}b", "a\\u{200D}b"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("a\u{301}\u{301}\u{301}\u{301}\u{301}", "a\u{301}\u{301}\u{301}\u{301}\\u{0301}"),
        ])
    func escapes(_ input: String, _ expected: String) {
        let escaped = VisibleText.escaped(input, keepingNewlines: false)
        #expect(escaped.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("Line feeds and tabs stay if asked")
    func newlines() {
        #expect(VisibleText.escaped("a\n\tb\r", keepingNewlines: true) == "a\n\tb\\r")
    }

    @Test("No scalar comes through that is a control or ignorable")
    func everyScalar() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let escaped = VisibleText.escaped(String(Character(scalar)), keepingNewlines: false)
            let isBad = escaped.unicodeScalars.contains {
                $0.properties.isDefaultIgnorableCodePoint
                    || $0.properties.generalCategory == .control
            }
            if isBad { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test(
        "Widths are those of a terminal",
        arguments: [
            ("abc", 3), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2),
            ("", 0), ("한글", 4), ("ｱ", 1),
        ])
    func widths(_ input: String, _ width: Int) {
        #expect(VisibleText.columnWidth(input) == width)
    }

    @Test(
        "Text is cut at a character",
        arguments: [
            ("hello", 5, "hello"), ("hello", 4, "hel…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
            ("abc", 0, ""), ("abc", 1, "…"), ("", 3, ""),
        ])
    func cuts(_ input: String, _ columns: Int, _ expected: String) {
        let cut = VisibleText.truncated(input, toColumns: columns)
        #expect(cut == expected)
        #expect(VisibleText.columnWidth(cut) <= columns)
    }
}
