import Testing

@testable import Service

@Suite("Cutting bytes into lines")
struct LineSplitterTests {
    /// What goes in, and what comes out with lines of at most eight bytes.
    static let cases: [(input: String, lines: [InputLine])] = [
        ("", []),
        ("\n", [.bytes([])]),
        ("a\n", [line("a")]),
        ("a\nb\n", [line("a"), line("b")]),
        ("a\r\nb\r\n", [line("a\r"), line("b\r")]),
        ("\n\na\n", [.bytes([]), .bytes([]), line("a")]),
        ("a", [.unterminated(Array("a".utf8))]),
        ("a\nhalf", [line("a"), .unterminated(Array("half".utf8))]),
        ("12345678\n", [line("12345678")]),
        ("123456789\n", [.tooLong(byteCount: 9)]),
        ("123456789", [.tooLong(byteCount: 9)]),
        ("12345678", [.unterminated(Array("12345678".utf8))]),
        ("12345678901234567890\nok\n", [.tooLong(byteCount: 20), line("ok")]),
        (
            "ok\n123456789\n123456789\nok\n",
            [line("ok"), .tooLong(byteCount: 9), .tooLong(byteCount: 9), line("ok")]
        ),
        ("a\0b\n", [line("a\0b")]),
    ]

    @Test("Lines are the same however the bytes arrive", arguments: 1...12)
    func pieces(size: Int) {
        for (input, expected) in Self.cases {
            var splitter = LineSplitter(maximumByteCount: 8)
            let bytes = Array(input.utf8)
            var lines: [InputLine] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = bytes[start..<min(start + size, bytes.count)]
                lines += piece.withUnsafeBytes { splitter.lines(in: $0) }
            }
            if let last = splitter.end() { lines.append(last) }
            #expect(lines == expected, "\(input.debugDescription)")
        }
    }

    @Test("The end is given once")
    func endTwice() {
        var splitter = LineSplitter(maximumByteCount: 8)
        _ = Array("half".utf8).withUnsafeBytes { splitter.lines(in: $0) }
        #expect(splitter.end() == .unterminated(Array("half".utf8)))
        #expect(splitter.end() == nil)
    }

    private static func line(_ text: String) -> InputLine { .bytes(Array(text.utf8)) }
}
