import PCRE
import Testing

@Suite struct MatchLimitsTests {
    static let hostile: [(pattern: String, subject: String)] = [
        ("(a+)+$", String(repeating: "a", count: 4000) + "b"),
        ("(a|aa)+$", String(repeating: "a", count: 4000) + "b"),
        ("(?:a|b|ab)*c", String(repeating: "ab", count: 30_000)),
        ("(\\w+\\s*)+:", String(repeating: "word ", count: 2000)),
        ("(?:(a)|b)*\\1x", String(repeating: "ab", count: 50_000)),
        ("((a(?1)?b)|(?1)c)", String(repeating: "a", count: 20_000)),
        ("(a*)*(b*)*(c*)*d", String(repeating: "abc", count: 20_000)),
        ("(?:.(?=[^z]*+))+?q", String(repeating: "a", count: 5000)),
        ("^(([a-z])+.)+[A-Z]([a-z])+$", String(repeating: "a", count: 50_000)),
    ]

    @Test("A hostile match ends at a limit or without a match", arguments: hostile)
    func ends(_ source: String, _ subject: String) throws {
        let pattern = try Pattern(source)
        do {
            #expect(try pattern.firstMatch(in: subject) == nil)
        } catch {
            guard case MatchError.limitExceeded = error else { throw error }
        }
    }

    @Test("Exponential backtracking hits the match limit")
    func matchLimit() throws {
        let pattern = try Pattern("(a+)+$")
        #expect(throws: MatchError.limitExceeded(.match)) {
            try pattern.isMatch(in: String(repeating: "a", count: 40) + "b")
        }
    }

    @Test("A match limit of its own is obeyed")
    func smallLimit() throws {
        let limits = MatchLimits(match: 10, depth: 10, heapKiB: 100, cpuTime: .seconds(1))
        let pattern = try Pattern("(?:a|b)*c", limits: limits)
        #expect(throws: MatchError.limitExceeded(.match)) {
            try pattern.isMatch(in: String(repeating: "ab", count: 1000) + "dc")
        }
        #expect(try pattern.isMatch(in: "abc"))
    }

    @Test("Short texts get fewer steps than long ones")
    func stepsPerByte() throws {
        var limits = MatchLimits.standard
        limits.matchPerByte = 1
        let text = String(repeating: "a", count: 200) + "!x"
        let pattern = try Pattern("\\w+\\w+\\w+x")
        #expect(throws: MatchError.limitExceeded(.match)) {
            try pattern.limited(to: limits).startsMatch(of: text)
        }
        limits.matchPerByte = 0
        #expect(try !pattern.limited(to: limits).startsMatch(of: text))
        limits.matchPerByte = .max
        #expect(try !pattern.limited(to: limits).startsMatch(of: text))
    }

    @Test("A match that starts later is none at the start")
    func startsMatch() throws {
        let pattern = try Pattern("b+")
        #expect(try !pattern.startsMatch(of: "abb"))
        #expect(try pattern.startsMatch(of: "bba"))
        #expect(try !pattern.startsMatch(of: ""))
    }

    @Test("Many costly start positions end soon, in a short text as well", .timeLimit(.minutes(20)))
    func shortTexts() throws {
        let pattern = try Pattern("[a-z]+[a-z]+[a-z]+[a-z]+x")
        for count in [100, 200, 400, 1000, 3000] {
            let text = String(repeating: "a", count: count) + "!x"
            do { #expect(try !pattern.isMatch(in: text)) } catch {
                guard case MatchError.limitExceeded = error else { throw error }
            }
        }
    }

    @Test("A search without end in sight is stopped by its time")
    func timeLimit() throws {
        let limits = MatchLimits(match: 1_000_000, depth: 1000, heapKiB: 100, cpuTime: .zero)
        let spaces = String(repeating: " ", count: 100_000)
        let pattern = try Pattern("\\s+$", limits: limits)
        #expect(throws: MatchError.limitExceeded(.time)) { try pattern.isMatch(in: spaces + "x") }
    }

    @Test("A recursion that needs more than the JIT stack is left to the interpreter")
    func deepRecursion() throws {
        let limits = MatchLimits(
            match: 10_000_000, depth: 10_000_000, heapKiB: 1 << 20, cpuTime: .seconds(10))
        let subject =
            String(repeating: "(", count: 200_000) + String(repeating: ")", count: 200_000)
        let pattern = try Pattern("^(\\((?1)*\\))$", limits: limits)
        #expect(try pattern.firstMatch(in: subject)?.range == 0..<400_000)
        let low = MatchLimits(match: 10_000_000, depth: 10_000_000, heapKiB: 64, cpuTime: .zero)
        #expect(throws: MatchError.limitExceeded(.heap)) {
            try Pattern("^(\\((?1)*\\))$", limits: low).isMatch(in: subject)
        }
        let flat = MatchLimits(match: 10_000_000, depth: 100, heapKiB: 1 << 20, cpuTime: .zero)
        #expect(throws: MatchError.limitExceeded(.depth)) {
            try Pattern("^(\\((?1)*\\))$", limits: flat).isMatch(in: subject)
        }
    }

    @Test("A recursion loop is an error, not a crash")
    func recursionLoop() throws {
        let pattern = try Pattern("(?|(a)|(?1)|(?:(?=(?1))a))*z")
        _ = try? pattern.isMatch(in: String(repeating: "a", count: 1000))
    }

    @Test("A subject of ten megabytes is searched")
    func hugeSubject() throws {
        let limits = MatchLimits(
            match: 1_000_000, depth: 1000, heapKiB: 1000, cpuTime: .seconds(60))
        let subject = String(repeating: "lorem ipsum é ", count: 700_000) + "needle"
        let match = try Pattern("needle", limits: limits).firstMatch(in: subject)
        #expect(match?.range.upperBound == subject.utf8.count)
        let words = try Pattern("\\w+", limits: limits).matches(in: subject, limit: .max)
        #expect(words.count == 2_100_001)
    }
}
