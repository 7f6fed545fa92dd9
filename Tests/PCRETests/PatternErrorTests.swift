import PCRE
import Testing

@Suite struct PatternErrorTests {
    static let refused: [(pattern: String, offset: Int, message: String)] = [
        ("a(b", 3, "missing closing parenthesis"),
        ("é[b", 4, "missing terminating ] for character class"),
        ("a\\C", 3, "using \\C is disabled by the application"),
        ("(*UTF)a", 2, "(*UTF) is not allowed in a pattern"),
        ("(*NO_JIT)a", 2, "(*NO_JIT) is not allowed in a pattern"),
        ("(*LIMIT_MATCH=1)a", 2, "(*LIMIT_MATCH) is not allowed in a pattern"),
        ("(*CRLF)(*UTF)a", 2, "(*CRLF) is not allowed in a pattern"),
        ("(*UCP)", 2, "(*UCP) is not allowed in a pattern"),
        ("(*NUL)", 2, "(*NUL) is not allowed in a pattern"),
        ("(*BSR_ANYCRLF)", 2, "(*BSR_ANYCRLF) is not allowed in a pattern"),
        (
            "(?i)(*UTF)", 9,
            "(*VERB) not recognized or malformed"
        ),
    ]

    @Test("A bad pattern is refused with the place and PCRE2's words", arguments: refused)
    func refuses(_ pattern: String, _ offset: Int, _ message: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
        #expect(error?.utf8Offset == offset)
        #expect(error?.message == message)
    }

    @Test("A pattern that is too long or too deep is refused")
    func tooLarge() {
        let long = String(repeating: "a", count: Pattern.maximumSourceByteCount + 1)
        let deep =
            String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
        for pattern in [long, deep, "(?:(?:a{1000}){1000}){1000}", "((((((a{9}){99}){99}){99})))"] {
            let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
            #expect(error?.description.isEmpty == false)
        }
    }

    @Test("Options that do not go together are refused")
    func options() {
        #expect(throws: PatternError.self) { try Pattern("a", options: [.literal, .extended]) }
    }
}
