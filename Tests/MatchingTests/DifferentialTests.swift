import Foundation
import Matching
import PCRE
import TestSupport
import Testing

/// PCRE2 alone and PCRE2 behind the prefilter must find the same.
@Suite struct DifferentialTests {
    /// How many matches PCRE2 found, and those that the prefilter would have hidden.
    private struct Tally {
        var filteredCount = 0
        var matchCount = 0
        var missed: [String] = []
    }

    /// Each pattern on texts of its own, made to be near a match, and on texts for all.
    private static func tally(
        _ patterns: [(String, Pattern.Options)], sampleCount: Int, _ texts: [String], seed: UInt64
    ) throws -> Tally {
        let valid = patterns.compactMap { try? Pattern($0.0, options: $0.1) }
        let filter = try Prefilter(
            valid.enumerated().map {
                let kind = PrefilterEntry.Kind.pattern(source: $1.source, options: $1.options)
                return PrefilterEntry(id: $0, kind: kind)
            })
        let unfiltered = Set(filter.unfiltered.map(\.id))
        var tally = Tally()
        tally.filteredCount = valid.count - unfiltered.count
        let shared = texts.map { ($0, Set(filter.candidates(in: $0))) }
        for (id, pattern) in valid.enumerated() where !unfiltered.contains(id) {
            var sampler = Sampler(
                pattern.source, random: SeededRandom(seed: seed &+ UInt64(id) &* 977))
            let own = (0..<sampleCount).map { round -> (String, Set<Int>) in
                var text = sampler.text()
                if round % 4 == 1 { text = text.uppercased() }
                if round % 4 == 2 { text = "a " + text + " k" }
                return (text, Set(filter.candidates(in: text)))
            }
            for (text, candidates) in own + shared {
                guard (try? pattern.isMatch(in: text)) == true else { continue }
                tally.matchCount += 1
                if !candidates.contains(id) {
                    tally.missed.append("\(pattern.source) on \(text.debugDescription)")
                }
            }
        }
        return tally
    }

    @Test("Generated patterns and texts", arguments: Array(1...4) as [UInt64])
    func generated(_ seed: UInt64) throws {
        var grammar = PatternGrammar(random: SeededRandom(seed: seed))
        let options: [Pattern.Options] = [
            [], .caseless, .dotAll, .multiline, [.caseless, .multiline], .extended, .asciiClasses,
            [.asciiClasses, .caseless], .anchored, .wholeWord, .ungreedy, [.literal, .caseless],
            .literal, .dollarEndOnly, [.extended, .caseless], .duplicateNames, .endAnchored,
        ]
        let patterns = (0..<1000).map { index in
            (grammar.pattern(), options[index % options.count])
        }
        let letters = Array("aabbkKsSéÉßẞяЯ1 .\n\t\u{212A}\u{17F}x\u{1C80}😀_-\r\u{85}")
        var random = SeededRandom(seed: seed &+ 1000)
        let texts = (0..<60).map { _ in
            String(
                (0..<Int.random(in: 0...16, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? "a"
                })
        }
        let tally = try Self.tally(patterns, sampleCount: 40, texts, seed: seed)
        #expect(tally.missed.isEmpty, "\(tally.missed.prefix(5))")
        #expect(tally.filteredCount > 200 && tally.matchCount > 2000, "\(tally)")
    }

    @Test(
        "Patterns from the wild", .enabled(if: Corpora.isPresent, "the shared corpora are absent"),
        arguments: [
            "regexlib-raw.txt", "smokedetector-bad_keywords.txt",
            "smokedetector-blacklisted_usernames.txt", "smokedetector-blacklisted_websites.txt",
        ])
    func wild(_ file: String) throws {
        let lines = try #require(Corpora.lines("suites/regex/" + file))
        let sources = lines.filter { !$0.isEmpty }
        let step = Corpora.isFull || sources.count < 100 ? 1 : 5
        let picked = sources.enumerated().filter { $0.offset % step == step / 2 }.map(\.element)
        try Self.expectRefusalsWithReason(picked)
        let patterns = picked.enumerated().map { ($1, $0 % 2 == 0 ? [] : Pattern.Options.caseless) }
        let texts = try Corpora.texts(each: Corpora.isFull ? 500 : 1500) + sources.prefix(20)
        let tally = try Self.tally(
            patterns, sampleCount: Corpora.isFull ? 40 : 12, texts, seed: 7)
        #expect(tally.missed.isEmpty, "\(tally.missed.prefix(3))")
        #expect(tally.filteredCount > picked.count / 10, "\(tally.filteredCount)")
        #expect(tally.matchCount > picked.count, "\(tally.matchCount)")
        if Corpora.isFull {
            print("\(file): \(patterns.count) patterns, \(tally)")
        }
    }

    /// A pattern that PCRE2 does not take is refused by name of what is wrong, inside of it.
    private static func expectRefusalsWithReason(_ sources: [String]) throws {
        for source in sources {
            do throws(PatternError) {
                _ = try Pattern(source)
            } catch {
                #expect(!error.message.isEmpty)
                #expect((0...source.utf8.count).contains(error.utf8Offset))
            }
        }
    }

    @Test("The patterns that are shipped")
    func shipped() throws {
        let patterns = try Shipped.patterns.map { ($0, Pattern.Options.caseless) }
        #expect(patterns.count > 40)
        let texts = Corpora.isPresent ? try Corpora.texts(each: 120) : []
        let tally = try Self.tally(patterns, sampleCount: 100, texts, seed: 3)
        #expect(tally.missed.isEmpty, "\(tally.missed.prefix(3))")
        #expect(tally.filteredCount > patterns.count / 2, "\(tally.filteredCount)")
        #expect(tally.matchCount > 400, "\(tally.matchCount)")
    }

    @Test("Block list terms", .enabled(if: Corpora.isPresent, "the shared corpora are absent"))
    func terms() throws {
        let lines = try #require(Corpora.lines("suites/lists/wordpress-comment-blocklist.txt"))
        let picked = lines.enumerated().filter { $0.offset % 40 == 0 && !$0.element.isEmpty }
        let terms = picked.map(\.element)
        let filter = try Prefilter(
            terms.enumerated().map { PrefilterEntry(id: $0, kind: .term($1)) })
        let patterns = try terms.map { try Pattern($0, options: [.literal, .caseless]) }
        for text in try Corpora.texts(each: 600) {
            let candidates = Set(filter.candidates(in: text))
            for (id, pattern) in patterns.enumerated() where !candidates.contains(id) {
                #expect(try !pattern.isMatch(in: text), "\(pattern.source)")
            }
        }
    }
}
