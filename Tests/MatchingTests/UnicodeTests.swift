import Matching
import PCRE
import Testing

/// libhs and PCRE2 carry different versions of Unicode; these tests compare them over all of it.
@Suite struct UnicodeTests {
    /// Scalars with a case pair, by the standard library's newer tables.
    static let cased: [Unicode.Scalar] = {
        var found: Set<Unicode.Scalar> = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            guard properties.changesWhenCaseMapped else { continue }
            found.insert(scalar)
            for text in [
                properties.lowercaseMapping, properties.uppercaseMapping,
                properties.titlecaseMapping,
            ] where text.unicodeScalars.count == 1 {
                found.formUnion(text.unicodeScalars)
            }
        }
        return found.sorted()
    }()

    @Test("Whatever PCRE2 takes for equal without case is a candidate", arguments: [true, false])
    func caseless(_ isTerm: Bool) throws {
        let entries = Self.cased.enumerated().map { index, scalar in
            let text = String(scalar)
            return PrefilterEntry(
                id: index,
                kind: isTerm ? .term(text) : .pattern(source: text, options: .caseless))
        }
        let filter = try Prefilter(entries)
        let candidates = Self.cased.map { Set(filter.candidates(in: String($0))) }
        let all = Self.cased.map { String($0) }.joined()
        var places: [Int: Int] = [:]
        var offset = 0
        for (index, scalar) in Self.cased.enumerated() {
            places[offset] = index
            offset += String(scalar).utf8.count
        }
        for (index, scalar) in Self.cased.enumerated() {
            let pattern = try Pattern(String(scalar), options: [.caseless, .literal])
            for match in try pattern.matches(in: all, limit: .max) {
                let text = try #require(places[match.range.lowerBound])
                if !candidates[text].contains(index) {
                    Issue.record("U+\(String(scalar.value, radix: 16)) is missed")
                }
            }
        }
    }

    @Test(
        "Whatever PCRE2 counts as word, digit or space is a candidate",
        .enabled(if: Prefilter.filtersPatterns, "this libhs misses matches"))
    func classes() throws {
        let sources = ["\\w", "\\W", "\\d", "\\D", "\\s", "\\S"]
        let patterns = try sources.map { try Pattern($0) }
        let filter = try Prefilter(
            sources.enumerated().map {
                PrefilterEntry(id: $0, kind: .pattern(source: $1, options: []))
            })
        #expect(filter.unfiltered.isEmpty)
        for value in UInt32(0)...0x32000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            let candidates = filter.candidates(in: text)
            for (id, pattern) in patterns.enumerated()
            where try !candidates.contains(id) && pattern.isMatch(in: text) {
                Issue.record("\(sources[id]) misses U+\(String(value, radix: 16))")
            }
        }
    }
}
