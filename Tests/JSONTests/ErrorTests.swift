import JSON
import Testing

struct ErrorTests {
    struct Case: Sendable {
        let text: String
        let message: String
        let place: [Int]

        init(_ text: String, _ message: String, at place: Int...) {
            self.text = text
            self.message = message
            self.place = place
        }
    }

    static let cases = [
        Case("", "no value in the text", at: 1, 1, 0),
        Case(" \n ", "no value in the text", at: 2, 2, 3),
        Case("[", "']' expected where the text ends", at: 1, 2, 1),
        Case("[1,", "']' expected where the text ends", at: 1, 4, 3),
        Case(#"{"a":"#, "value expected where the text ends", at: 1, 6, 5),
        Case(#"["abc"#, "string not closed where the text ends", at: 1, 6, 5),
        Case("{\"é\":1,\n \"b\" 2}", "':' expected near \"2\"", at: 2, 6, 14),
        Case(#"{"é":1,"é":2}"#, #"duplicate key "é""#, at: 1, 8, 8),
        Case(#"{"a":1,"\u0061":2}"#, #"duplicate key "\\u0061""#, at: 1, 8, 7),
        Case(#"{"a\u0000":1}"#, #"U+0000 in key "a\\u0000""#, at: 1, 2, 1),
        Case("[\"é\u{9}b\"]", #"control character 0x9 near "é\tb""#, at: 1, 4, 4),
        Case("[\"a\nb\"]", #"line feed in a string near "a\nb""#, at: 1, 4, 3),
        Case(#"["ab\x"]"#, #"invalid escape near "ab\\x""#, at: 1, 5, 4),
        Case(#"["ab\u12g4"]"#, #"invalid escape near "ab\\u12g4""#, at: 1, 5, 4),
        Case(#"["\ud800"]"#, #"invalid Unicode '\uD800' near "\\ud800""#, at: 1, 2, 1),
        Case("[01]", #"invalid token near "01""#, at: 1, 2, 1),
        Case("[1,]", #"value expected near "]""#, at: 1, 4, 3),
        Case("[nul", #"invalid token near "nul""#, at: 1, 2, 1),
        Case("NaN", #"invalid token near "NaN""#, at: 1, 1, 0),
        Case("1 2", #"end of text expected near "2""#, at: 1, 3, 2),
        Case("{} x", #"end of text expected near "x""#, at: 1, 4, 3),
        Case("{'a':1}", #"string or '}' expected near "'""#, at: 1, 2, 1),
        Case(
            "9223372036854775808", #"integer does not fit 64 bits near "9223372036854775808""#,
            at: 1, 1, 0),
        Case("[1e999]", #"number too large near "1e999""#, at: 1, 2, 1),
        Case("\u{FEFF}{}", "byte order mark before the value", at: 1, 1, 0),
        Case("[\u{0}]", "raw U+0000 in the text", at: 1, 2, 1),
        Case("[1\u{0},2]", "raw U+0000 in the text", at: 1, 3, 2),
        Case("123\u{0}", "raw U+0000 in the text", at: 1, 4, 3),
        Case("[\u{1}]", #"invalid token near "\u0001""#, at: 1, 2, 1),
        Case("\u{202E}", #"invalid token near "\u202e""#, at: 1, 1, 0),
    ]

    @Test("An error says what and where, and quotes nothing raw", arguments: cases)
    func error(_ example: Case) throws {
        let error = try #require(fault(example.text))
        #expect(error.message == example.message)
        #expect([error.line, error.column, error.utf8Offset] == example.place)
        #expect(error.description.hasPrefix("\(error.line):\(error.column): "))
    }

    static let badEncodings: [([UInt8], String, Int)] = [
        ([0x22, 0xFF, 0x22], "byte 0xFF is not utf-8", 1),
        ([0x22, 0xC3, 0xA9, 0xC0, 0x80, 0x22], "byte 0xC0 is not utf-8", 3),
        ([0x22, 0xED, 0xA0, 0x80, 0x22], "byte 0xED is not utf-8", 1),
        ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "byte 0xF4 is not utf-8", 1),
        ([0x22, 0xE2, 0x80], "byte 0xE2 is not utf-8", 1),
        ([0xFF, 0xFE, 0x5B, 0x00], "utf-16 text, not utf-8", 0),
        ([0xFE, 0xFF, 0x00, 0x5B], "utf-16 text, not utf-8", 0),
    ]

    @Test("Bytes that are not UTF-8 are refused where they are", arguments: badEncodings)
    func encoding(bytes: [UInt8], message: String, offset: Int) throws {
        let error = try #require(fault(bytes))
        #expect(error.message == message)
        #expect(error.utf8Offset == offset)
    }

    @Test("A long key is named, cut short between scalars")
    func longKey() throws {
        let key = "x" + String(repeating: "é", count: 500)
        let error = try #require(fault("{\"\(key)\":1,\"\(key)\":2}"))
        let shown = "x" + String(repeating: "é", count: 29)
        #expect(error.message == "duplicate key \"\(shown)…\"")
        #expect(error.utf8Offset == 1_007)
    }
}
