import PCRE
import Testing

@Suite(.enabled(if: SharedSuites.isPresent, "the shared suites are not here"))
struct PCRE2SuiteTests {
    @Test("PCRE2's own tests give the same through the wrapper", arguments: [1, 4, 5])
    func suite(_ number: Int) throws {
        let input = try #require(SharedSuites.lines("regex/testinput\(number)"))
        let output = try #require(SharedSuites.lines("regex/testoutput\(number)"))
        var run = PCRE2TestRun()
        for test in PCRE2TestCase.read(input: input, output: output) { run.run(test) }
        #expect(run.passed > 400)
        let summary = "suite \(number): \(run.passed) passed, skipped \(run.skipped)"
        #expect(run.failures == [], "\(summary)")
        if SharedSuites.isFull { print(summary) }
    }

    @Test("Every pattern from the wild compiles or is refused with an offset inside it")
    func wild() throws {
        let lines = try #require(SharedSuites.lines("regex/regexlib-raw.txt"))
        var compiled = 0
        for line in lines {
            let source = String(decoding: line, as: UTF8.self)
            do throws(PatternError) {
                _ = try Pattern(source)
                compiled += 1
            } catch {
                #expect((0...source.utf8.count).contains(error.utf8Offset))
                #expect(!error.message.isEmpty)
            }
        }
        #expect(compiled > 10_000)
    }

    @Test("Attack strings for vulnerable patterns end within the limits")
    func attacks() throws {
        let lines = try #require(SharedSuites.lines("regex/regexlib-vulns.txt"))
            .map { String(decoding: $0, as: UTF8.self) }
        var (source, prefix, pump, attacked): (String, String, String, Int) = ("", "", "", 0)
        for line in lines {
            if line.hasPrefix("INPUT: ") { source = String(line.dropFirst(7)) }
            if line.hasPrefix("PREFIX: ") { prefix = String(line.dropFirst(8)) }
            if line.hasPrefix("PUMPABLE: "), line != "PUMPABLE: YES", line != "PUMPABLE: NO" {
                pump = String(line.dropFirst(10))
            }
            guard line.hasPrefix("SUFFIX: "), let pattern = try? Pattern(source) else { continue }
            let suffix = String(line.dropFirst(8))
            for end in [suffix, suffix + "\u{1}", suffix + "!"] {
                let attack = prefix + String(repeating: pump, count: 2000) + end
                do { _ = try pattern.isMatch(in: attack) } catch {
                    guard case MatchError.limitExceeded = error else { throw error }
                }
                attacked += 1
            }
        }
        #expect(attacked > 300)
    }
}
