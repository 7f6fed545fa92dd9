import Foundation
import Matching
import PCRE
import Testing

@testable import Filters

@Suite("Patterns that explode")
struct ExplosionTests {
    @Test(
        "explosive patterns are found, with a text on which they hit a limit",
        arguments: [
            "(a+)+$", "(a|aa)+$", "(a|a)*b", "^(\\w+\\s?)*$", "(\\w+\\d+)+x", "([a-z]+)*=",
            "^(a|b|ab)*c", "(?=(a+)+b)a", "^(.{1,40}){1,40}z", "(\\d+)(\\d+)(\\d+)x",
            "[a-z]+[a-z]+[a-z]+[a-z]+x", "(x+x+)+y", "(?i)(?:[a-z]+\\.?)+@", "(.*)*\\bfoo",
            "(?<n>(?:é|É|\\x{e9})+)+!", "\\Qa\\E(?:b*)*c",
        ])
    func explosive(_ source: String) throws {
        let pattern = try Pattern(source, options: .caseless)
        let found = try #require(Explosion.worst(of: pattern), "\(source)")
        #expect(found.severity == .error, "\(found)")
        #expect(found.byteCount <= 64 << 10)
        let text = found.attack.text(pumps: found.pumpCount)
        #expect(throws: MatchError.self) { try pattern.isMatch(in: text) }
    }

    @Test(
        "harmless patterns are not refused",
        arguments: [
            "viagra|cialis", "\\bfree\\s+money\\b", "(?:a+)+", "buy.{0,100}now", "(a++)++b",
            "(?>a+)+b", "x\\s*,\\s*y", "https?://\\S+\\.ru", "[a-z]+@[a-z]+\\.com", "^.{45,}$",
            "(?:foo|bar|baz)+!", "(\\w)\\1{4}", "[\\p{L}']{3,} [\\p{L}']{3,}", "\\[url=[^]]+\\]",
        ])
    func harmless(_ source: String) throws {
        let found = Explosion.worst(of: try Pattern(source, options: .caseless))
        #expect(found?.severity != .error, "\(String(describing: found))")
    }

    @Test("the growth is told apart")
    func growth() throws {
        let exponential = try #require(Explosion.worst(of: try Pattern("(a+)+$")))
        guard case .exponential(let base) = exponential.growth else {
            Issue.record("\(exponential.growth)")
            return
        }
        #expect(abs(base - 2) < 0.3)
        let quadratic = try #require(Explosion.worst(of: try Pattern("^\\d+\\d+\\d+x")))
        #expect(quadratic.growth == .polynomial(degree: 2))
        #expect(Growth.exponential(base: 1.62).description == "1.6^n")
    }

    @Test("a rule that explodes is an error at its place, with the text that shows it")
    func problems() throws {
        let set = try Folder.set(rules: [
            "id: BAD, on: [content], match: '(a+)+$', score: 1",
            "id: GOOD, on: [content], match: 'a+b', score: 1",
            "id: AWAY, on: [content], match: '(b+)+$', score: 1, state: off",
        ])
        let problems = Explosion.problems(for: set)
        let message = try #require(problems.first?.description)
        #expect(problems.count == 1)
        #expect(problems.first?.severity == .error)
        #expect(message.contains("a.yaml:3:"), "\(message)")
        #expect(message.contains("BAD takes 2^n steps on \"aaaa…"), "\(message)")
        #expect(message.contains("its match limit is hit at"), "\(message)")
    }

    @Test("what a view cannot hold is no attack on it")
    func views() throws {
        let rules = [
            "id: A, on: [author.url], match: '^(-\\w+)+ (\\w+-\\w+-\\w+-)+x$', score: 1",
            "id: B, on: [folded], match: 'a\\s+\\s+\\s+b', score: 1",
        ]
        #expect(Explosion.problems(for: try Folder.set(rules: rules)).map(\.description) == [])
        let spaces = ["id: B, on: [text], match: 'a\\s+\\s+\\s+b', score: 1"]
        #expect(Explosion.problems(for: try Folder.set(rules: spaces)).count == 1)
    }

    @Test("the shipped filters have none")
    func shipped() throws {
        let set = try RuleSet.load(folder: Shared.filters, cacheFolder: nil)
        #expect(Explosion.problems(for: set).map(\.description) == [])
    }

    @Test(
        "every vulnerable pattern from the wild is refused, or harmless here even when attacked",
        .enabled(if: Vulnerability.isPresent, "the suites are not here"),
        .timeLimit(.minutes(20)))
    func wild() throws {
        var (refused, harmless) = (0, 0)
        for vulnerability in try Vulnerability.all() {
            guard let pattern = try? Pattern(vulnerability.pattern) else { continue }
            guard Explosion.worst(of: pattern)?.severity != .error else {
                refused += 1
                continue
            }
            // Not refused: then its own attack must end soon, whatever it ends in.
            harmless += 1
            for end in [vulnerability.suffix, vulnerability.suffix + "\u{1}", "!"] {
                let attack = AttackText(
                    prefix: vulnerability.prefix, pump: vulnerability.pump, suffix: end)
                let text = attack.text(pumps: attack.pumpCount(within: 64 << 10))
                do { _ = try pattern.isMatch(in: text) } catch {
                    guard case MatchError.limitExceeded = error else { throw error }
                }
            }
        }
        #expect(refused >= 100, "\(refused) refused, \(harmless) not")
    }
}

/// A pattern of the suite with the attack that its makers found.
private struct Vulnerability {
    var pattern = ""
    var prefix = ""
    var pump = ""
    var suffix = ""

    private static let file = Shared.folder + "/suites/regex/regexlib-vulns.txt"

    static let isPresent = FileManager.default.fileExists(atPath: file)

    static func all() throws -> [Vulnerability] {
        var (all, current): ([Vulnerability], Vulnerability) = ([], Vulnerability())
        let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        for line in text.split(separator: "\n") {
            if line.hasPrefix("INPUT: ") { current.pattern = String(line.dropFirst(7)) }
            if line.hasPrefix("PREFIX: ") { current.prefix = plain(line.dropFirst(8)) }
            if line.hasPrefix("PUMPABLE: ") { current.pump = plain(line.dropFirst(10)) }
            guard line.hasPrefix("SUFFIX: ") else { continue }
            current.suffix = plain(line.dropFirst(8))
            all.append(current)
        }
        return all
    }

    /// With `\x0a` and the like as what they stand for.
    private static func plain(_ text: Substring) -> String {
        var parts = text.components(separatedBy: "\\x")
        for index in parts.indices.dropFirst() {
            let digits = parts[index].prefix(2)
            let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            let rest = parts[index].dropFirst(2)
            parts[index] = scalar.map { "\($0)" + rest } ?? "\\x" + parts[index]
        }
        return parts.joined()
    }
}
