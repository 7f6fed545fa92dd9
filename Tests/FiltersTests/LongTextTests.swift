import Foundation
import Moderation
import PCRE
import Testing

@testable import Filters
@testable import Matching

/// No text, however long and hostile, shall make a shipped rule hit a limit: what it hits is held.
@Suite("Long texts")
struct LongTextTests {
    private static let isFull = ProcessInfo.processInfo.environment["WINNOW_FULL"] == "1"

    private static let pumps = [
        " ", "1", "\"", "'", "a", "a ", "A", "\n", ".", "-", "1,", "$1 ", "<", "<a ", "[", "&",
        "я ",
        "好", "!", "http://a.b/ ", "a.b/", "@", "😀", "\u{200B}", "> ", "a\n",
    ]

    /// Pumps, and the pattern's own words alone and mixed with them.
    private static func texts(for pattern: Pattern, byteCount: Int) -> [String] {
        let words = pattern.source.matches(of: /\p{L}{2,}/).map { String($0.output) }
        var random = Seeded(state: 11)
        let mixes = (0..<(words.isEmpty ? 0 : 12)).map { count in
            (0...count * 3).reduce(into: "") { mix, _ in
                mix += words.randomElement(using: &random) ?? ""
                mix += pumps.randomElement(using: &random) ?? ""
            }
        }
        return (pumps + words.prefix(10).map { $0 + " " } + mixes).map { pump in
            let attack = AttackText(prefix: words.first ?? "", pump: pump, suffix: "")
            return attack.text(pumps: max(1, attack.pumpCount(within: byteCount)))
        }
    }

    private static let rules = Result {
        let set = try RuleSet.load(folder: Shared.filters, cacheFolder: nil, options: Folder.plain)
        return set.compiled.rules.map { rule in
            (rule, rule.rule.views.map { $0.maximumByteCount(set.policy.lengths) }.max() ?? 0)
        }
    }

    @Test("no shipped rule hits a limit on texts of its own words and of single characters")
    func words() throws {
        for (rule, byteCount) in try Self.rules.get() {
            guard var pattern = rule.pattern else { continue }
            // Only hopeless searches shall fail here, not a slow machine.
            var limits = pattern.limits
            limits.cpuTime = .milliseconds(500)
            pattern = pattern.limited(to: limits)
            for text in Self.texts(for: pattern, byteCount: byteCount) {
                do { _ = try pattern.matches(in: text, limit: 20) } catch {
                    Issue.record("\(rule.rule.id): \(error) on \(text.prefix(60))…")
                }
            }
        }
    }

    @Test(
        "no shipped rule hits a limit on texts made to explode it, not even by linear work",
        .enabled(if: isFull, "takes half a minute; WINNOW_FULL=1 runs it"))
    func attacks() throws {
        for (rule, byteCount) in try Self.rules.get() {
            guard let pattern = rule.pattern else { continue }
            let derive: (String) -> String = Explosion.derivation(rule.rule.views)
            let worst = Explosion.worst(of: pattern, within: byteCount, derive: derive)
            guard let worst, case .limit = worst.outcome else { continue }
            Issue.record("\(rule.rule.id) \(worst.complaint)")
        }
    }
}
