import Matching
import PCRE
import Testing

/// Our case folding and that of PCRE2 may know different versions of Unicode.
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

    @Test(
        "Whatever PCRE2 takes for equal without case is a candidate",
        arguments: ["term", "pattern", "class"])
    func caseless(_ kind: String) throws {
        let entries = Self.cased.enumerated().map { index, scalar in
            let text = "x" + String(scalar) + "y"
            let source = kind == "class" ? "x[\(scalar)]y" : text
            return PrefilterEntry(
                id: index,
                kind: kind == "term" ? .term(text) : .pattern(source: source, options: .caseless))
        }
        let filter = try Prefilter(entries)
        #expect(filter.unfiltered.isEmpty)
        let candidates = Self.cased.map { Set(filter.candidates(in: "x\($0)y")) }
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
}
