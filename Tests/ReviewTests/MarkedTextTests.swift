import Terminal
import Testing
import Text

@testable import Review

@Suite("Strangers' text laid out")
struct MarkedTextTests {
    private func rows(_ text: String, _ matches: [Range<Int>] = [], _ columns: Int = 20) -> [String]
    {
        MarkedText.lines(text, matches: matches, columns: columns, mark: .brackets).map(\.text)
    }

    static let cases: [(String, [Range<Int>], [String])] = [
        ("", [], [""]),
        ("one two", [], ["one two"]),
        ("one two", [4..<7], ["one [[two]]"]),
        ("one two", [0..<3, 2..<5], ["[[one t]]wo"]),
        ("one two", [6..<99, 50..<60], ["one tw[[o]]"]),
        ("one\ntwo\n", [], ["one", "two", ""]),
        ("one\r\ntwo", [], ["one", "two"]),
        ("a\tb", [], ["a   b"]),
        ("the quick brown fox jumps", [], ["the quick brown fox", "jumps"]),
        ("xxxxxxxxxxxxxxxxxxxxxxxxx", [], ["xxxxxxxxxxxxxxxxxxxx", "xxxxx"]),
        ("日本語日本語日本語日本語", [], ["日本語日本語日本語日", "本語"]),
        // A match that begins or ends inside a character takes the whole of it.
        ("日本語", [1..<2], ["[[日]]本語"]),
        ("e\u{301}e", [1..<3], ["[[e\u{301}]]e"]),
        ("a\u{1B}[31mb", [], ["a\\x1b[31mb"]),
        ("a\u{202E}b", [1..<4], ["a[[\\u{202E}]]b"]),
        ("\u{5E9}\u{5DC}\u{5D5}\u{5DD}", [], ["\u{5E9}\u{5DC}\u{5D5}\u{5DD}"]),
    ]

    @Test("Rows are broken at spaces, matches marked, whatever steers escaped", arguments: cases)
    func layout(text: String, matches: [Range<Int>], wanted: [String]) {
        #expect(rows(text, matches) == wanted)
    }

    @Test("With styles the text is the same but for the marks")
    func styles() {
        let line = MarkedText.lines(
            "one two", matches: [4..<7], columns: 20, mark: .style(.reversed))
        #expect(line == [Line([.init("one "), .init("two", .reversed)])])
    }

    static let floods = [
        String(repeating: "\u{301}", count: 300_000),
        "Z" + String(repeating: "\u{336}", count: 1_000_000) + "end",
        String(repeating: "a", count: 10_000_000),
        String(repeating: "\n", count: 500_000),
        String(repeating: "\u{200B}", count: 100_000),
        String(repeating: "👨‍👩‍👧‍👦", count: 20_000),
        String(repeating: "\u{1B}]52;c;AAAA\u{7}", count: 50_000),
        String(repeating: "ab ", count: 100_000),
    ]

    @Test("Floods are cut, safe and no wider than the screen", arguments: floods.indices)
    func flood(number: Int) {
        let text = Self.floods[number]
        let matches = (0..<2_000).map { $0 * 7..<$0 * 7 + 3 }
        let lines = MarkedText.lines(text, matches: matches, columns: 40, mark: .brackets)
        #expect(lines.allSatisfy { $0.width <= 60 })
        for line in lines.prefix(2_000) {
            #expect(VisibleText.escaped(line.text) == line.text || number == 5 || number < 2)
            #expect(line.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        }
        let isCut = text.utf8.count > MarkedText.byteCount
        #expect(isCut == (lines.last?.text.contains("bytes more") == true))
    }
}
