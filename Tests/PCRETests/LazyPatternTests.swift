import PCRE
import Testing

@Suite("Patterns that were compiled before")
struct LazyPatternTests {
    @Test(
        "find what they found",
        arguments: [
            (#"(?<word>b\w+)"#, .caseless, "a Bad boy"), ("ä+", [], "xäää"),
            ("a.c", .literal, "abc a.c"), ("^x", .multiline, "y\nx"), ("", [], ""),
        ] as [(String, Pattern.Options, String)])
    func same(source: String, options: Pattern.Options, subject: String) throws {
        let eager = try Pattern(source, options: options)
        let lazy = Pattern(proven: source, options: options)
        #expect(lazy.source == source && lazy.options == options)
        #expect(try lazy.matches(in: subject, limit: 9) == eager.matches(in: subject, limit: 9))
        #expect(lazy.captureCount == eager.captureCount && lazy.names == eager.names)
        #expect(lazy.matchesEmptyString == eager.matchesEmptyString)
        #expect(lazy.matchesEmptySubject == eager.matchesEmptySubject)
        #expect(lazy.isJITCompiled == eager.isJITCompiled)
        #expect(try lazy.limited(to: .standard).isMatch(in: subject))
    }

    @Test("one that PCRE2 refuses now says so in every search")
    func refused() {
        let pattern = Pattern(proven: "a(b")
        for _ in 0..<2 {
            #expect(throws: MatchError.internal(code: 114, message: "missing closing parenthesis"))
            { try pattern.isMatch(in: "ab") }
        }
        #expect(pattern.captureCount == 0 && pattern.names.isEmpty && !pattern.isJITCompiled)
        #expect(pattern.matchesEmptyString && pattern.matchesEmptySubject)
    }

    @Test("many threads may need it first at once")
    func concurrent() async throws {
        for round in 0..<50 {
            let pattern = Pattern(proven: "(\(round)|x)+y", options: .caseless)
            let found = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { (try? pattern.isMatch(in: "aXXY")) ?? false }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(found == [Bool](repeating: true, count: 8))
        }
    }
}
