import Foundation
import Matching
import PCRE
import Testing

/// PCRE2 alone and PCRE2 behind the prefilter must find the same.
@Suite struct DifferentialTests {
    /// SplitMix64, so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    private static func missed(
        _ entries: [PrefilterEntry], _ texts: some Sequence<String>
    ) throws -> [String] {
        let filter = try Prefilter(entries)
        let patterns = entries.map { entry -> (PrefilterEntry, Pattern?) in
            switch entry.kind {
            case .term(let term): (entry, try? Pattern(term, options: [.literal, .caseless]))
            case .pattern(let source, let options): (entry, try? Pattern(source, options: options))
            }
        }
        var missed: [String] = []
        for text in texts {
            let candidates = Set(filter.candidates(in: text))
            for (entry, pattern) in patterns where !candidates.contains(entry.id) {
                if let pattern, (try? pattern.isMatch(in: text)) == true {
                    missed.append("\(entry.kind) on \(text.debugDescription)")
                }
            }
        }
        return missed
    }

    @Test("Generated patterns and texts", arguments: [1, 2, 3] as [UInt64])
    func generated(_ seed: UInt64) throws {
        var random = Generator(state: seed)
        let atoms = [
            "a", "b", "k", "s", "é", "ß", "я", "\\d", "\\w", "\\s", ".", "[a-c]", "[^b]", "^", "$",
            "\\b", "\\B", "(?=a)", "(?!b)", "(?<=a)", "\\x{212a}", "\\.", "\\1", "[é-я]", "\\z",
            "(?i)", "(?s)", "(?-i)", "\\Z", "\\A", "\\h", "\\v", "\\n", "[^\\w]", "[\\s\\d]", "\\W",
        ]
        let repeats = ["", "", "", "*", "+", "?", "{2}", "{1,3}", "+?", "*+", "++", "??"]
        let entries = (0..<50).map { id in
            var source = ""
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let atom = atoms.randomElement(using: &random) ?? ""
                let more = repeats.randomElement(using: &random) ?? ""
                source += Bool.random(using: &random) ? "(\(atom)|x)\(more)" : atom + more
            }
            let options: [Pattern.Options] = [
                [], .caseless, .dotAll, .multiline, [.caseless, .multiline], .extended,
                .asciiClasses, [.asciiClasses, .caseless], .anchored, .wholeWord, .ungreedy,
                [.literal, .caseless], .literal, .dollarEndOnly, [.extended, .caseless],
            ]
            let chosen = options.randomElement(using: &random) ?? []
            return PrefilterEntry(id: id, kind: .pattern(source: source, options: chosen))
        }
        let letters = Array("aabbkKsSéÉßẞяЯ1 .\n\t\u{212A}\u{17F}x\u{1C80}😀_-\r\u{85}")
        let texts = (0..<400).map { _ in
            String(
                (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? "a"
                })
        }
        let missed = try Self.missed(entries, texts)
        #expect(missed.isEmpty, "\(missed.prefix(5))")
    }

    @Test(
        "Patterns from the wild", .enabled(if: Corpora.isPresent, "the shared corpora are absent"))
    func wild() throws {
        let lines = try #require(Corpora.lines("suites/regex/regexlib-raw.txt"))
        let sources = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") && $0.utf8.count < 80 }
        let picked = sources.enumerated().filter { $0.offset % 40 == 7 }.map(\.element)
        let texts = try Corpora.texts(each: 600) + sources.prefix(200)
        for start in stride(from: 0, to: picked.count, by: 16) {
            let batch = picked[start..<min(start + 16, picked.count)]
            let entries = batch.enumerated().map {
                PrefilterEntry(id: $0, kind: .pattern(source: $1, options: []))
            }
            let missed = try Self.missed(entries, texts)
            #expect(missed.isEmpty, "\(missed.prefix(3))")
        }
    }

    @Test("Block list terms", .enabled(if: Corpora.isPresent, "the shared corpora are absent"))
    func terms() throws {
        let lines = try #require(Corpora.lines("suites/lists/wordpress-comment-blocklist.txt"))
        let terms = lines.filter { !$0.isEmpty }
        let entries = terms.enumerated().filter { $0.offset % 40 == 0 }.map {
            PrefilterEntry(id: $0.offset, kind: .term($0.element))
        }
        let missed = try Self.missed(entries, Corpora.texts(each: 300))
        #expect(missed.isEmpty, "\(missed.prefix(3))")
    }
}
