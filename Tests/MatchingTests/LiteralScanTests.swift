import Matching
import TestSupport
import Testing

/// libhs itself: its engines differ with the number of literals and the length of the text.
@Suite struct LiteralScanTests {
    @Test("A literal is found at every place of a text", arguments: [1, 2, 7, 30, 90, 400, 3000])
    func everyPlace(_ count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789яжщ. !#/")
        var terms: Set<String> = []
        for length in [2, 3, 4, 5, 8, 17] {
            for _ in 0..<(count / 6 + 1) where terms.count < count {
                terms.insert(
                    String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" }))
            }
        }
        let list = terms.sorted()
        let filter = try Prefilter(
            list.enumerated().map { PrefilterEntry(id: $0, kind: .term($1)) })
        for place in 0..<150 {
            for rest in [0, 1, 2, 3, 15, 16, 31, 63] {
                let id = Int.random(in: 0..<list.count, using: &random)
                let filler = ["~", "x", " "][place % 3]
                let text =
                    String(repeating: filler, count: place) + list[id]
                    + String(repeating: ")", count: rest)
                let expected =
                    list.count < 100 ? list.indices.filter { text.contains(list[$0]) } : [id]
                #expect(Set(filter.candidates(in: text)).isSuperset(of: expected), "\(text)")
            }
        }
    }

    @Test("Few literals, which begin alike, are found at every place", arguments: 1...12)
    func alike(_ count: Int) throws {
        var random = SeededRandom(seed: UInt64(count) &* 31)
        for first in ["a", "http", "я", "", "", ""] {
            let list = (0..<count).map { _ in
                first + String((0..<3).map { _ in "abc#".randomElement(using: &random) ?? "a" })
            }
            let filter = try Prefilter(
                list.enumerated().map { PrefilterEntry(id: $0, kind: .term($1)) })
            for place in 0..<200 {
                let id = Int.random(in: 0..<count, using: &random)
                let filler = ["~", "x", "a", ")"].randomElement(using: &random) ?? "x"
                let text =
                    String(repeating: filler, count: place) + list[id]
                    + String(repeating: ")", count: place % 23)
                #expect(filter.candidates(in: text).contains(id), "\(text)")
            }
        }
    }
}
