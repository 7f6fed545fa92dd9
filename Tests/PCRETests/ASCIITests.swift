import Testing

@testable import PCRE

/// A pattern that is used often gets code of its own for ASCII; it must find the same.
@Suite struct ASCIITests {
    static let patterns = [
        #"\b\w+\b"#, #"\W+"#, #"[[:punct:]]+"#, #"[[:alpha:]]\d"#, #"[[:print:]]+$"#, #"\s+"#,
        #"\S+"#,
        #"[[:cntrl:]]"#, #"[[:graph:]]{2}"#, #"[^\W\d_]+"#, #"\p{Lu}\p{Ll}+"#, #"\P{L}+"#, #"\X"#,
        #"\R"#,
        #"\h+"#, #"\v"#, #"(?<n>\w)\k<n>"#, #"[^a-z]+"#, "é?x", "[éa]+", "é*b|c", "(?i)straße|K+",
        #"\x{400}|a"#, #"\x{e9}?a"#, #"[\x{e0}-\x{ff}a]+"#, #"(?i)\x{17f}|k"#, #"(?<!\w)[A-Z]"#,
        #"(?<=\b..)."#, #"^.|.$"#, #"(?m)^.|.$"#, #"(a|b)+?\b"#, #"\N{U+61}"#, "(?i)[k-s]+", "",
        #"\d{2,}(?![\w''-])"#, #"[\w.+-]{1,9}@[\w-]+\.\w{2,10}"#, #"(?i)\bI\b"#, #"\x{130}|i"#,
    ]

    private static let texts: [String] = {
        let all = String(decoding: (0..<128).map { UInt8($0) }, as: UTF8.self)
        return [
            "", all, String(all.reversed()), "Hello, World! KAKAO kk\r\n\tso_so 12 a1b2",
            "me.you+x@mail-host.example I i x  ab ba aab", String(repeating: "aB3 _-", count: 40),
        ]
    }()

    @Test("Code made for ASCII finds what the pattern finds", arguments: patterns)
    func alike(_ source: String) throws {
        for options: Pattern.Options in [
            [], .caseless, .multiline, [.dotAll, .extended], .wholeWord,
        ] {
            let pattern = try Pattern(source, options: options)
            let plain = pattern.limited(to: .standard)
            for _ in 0..<40 { _ = try pattern.isMatch(in: "warm") }
            #expect(pattern.code.compiled?.forASCII.code != nil)
            for text in Self.texts {
                let expected = try plain.matches(in: text, limit: 500)
                #expect(try pattern.matches(in: text, limit: 500) == expected)
            }
        }
    }

    @Test("Other text is still searched by Unicode's rules")
    func beyond() throws {
        let pattern = try Pattern(#"\bчто\b|\w+é"#)
        for _ in 0..<40 { _ = try pattern.isMatch(in: "warm") }
        #expect(try pattern.isMatch(in: "ну что же"))
        #expect(try !pattern.isMatch(in: "ничтоже"))
        #expect(try pattern.firstMatch(in: "un café")?.range == 3..<8)
    }
}
