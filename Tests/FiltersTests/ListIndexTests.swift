import Foundation
import Moderation
import PCRE
import Testing

@testable import Filters

@Suite("Search for many terms")
struct ListIndexTests {
    private static func index(_ terms: [[UInt8]], list: Int = 3) -> TermIndex {
        var index = TermIndex()
        for (entry, term) in terms.enumerated() {
            term.withUnsafeBufferPointer { index.add($0, list: list, entry: entry) }
        }
        index.finish { _, _, _ in false }
        return index
    }

    /// Term and start of all that is found, each once.
    private static func found(_ index: TermIndex, _ terms: [[UInt8]], in text: [UInt8]) -> [[Int]] {
        index.hits(in: text).map { hit in
            #expect(hit.range.count == terms[Int(hit.entry)].count)
            return [Int(hit.entry), Int(hit.start)]
        }
    }

    private static func expected(_ terms: [[UInt8]], in text: [UInt8]) -> Set<[Int]> {
        var expected: Set<[Int]> = []
        for (entry, term) in terms.enumerated() where term.count <= text.count {
            for start in 0...(text.count - term.count) where text[start...].starts(with: term) {
                expected.insert([entry, start])
            }
        }
        return expected
    }

    @Test("the index finds what a plain search finds", arguments: 0..<6)
    func plain(kind: Int) {
        var generator = Seeded(state: UInt64(kind) + 5)
        let letters = ["ab", "abcdefghé", "a", "acgt\n", "abcdefghijklmnop 0123", "日本語ab"][kind]
        let beginnings = ["", "https://www.", "abcdefg", "aaaaaaaaaaaaaaaaaaaa", "казино", "xyz"]
        for _ in 0..<60 {
            func random(_ counts: ClosedRange<Int>) -> [UInt8] {
                let count = Int.random(in: counts, using: &generator)
                let start = beginnings[
                    Bool.random(using: &generator) ? 0 : .random(in: 0..<6, using: &generator)]
                return Array(start.utf8)
                    + (0..<count).flatMap { _ in
                        Array(String(letters.randomElement(using: &generator) ?? "a").utf8)
                    }
            }
            var seen: Set<[UInt8]> = []
            let terms = (0..<Int.random(in: 1...90, using: &generator)).map { _ in random(1...12) }
                .filter { seen.insert($0).inserted }
            let text = (0..<3).flatMap { _ in random(0...60) }
            let found = Self.found(Self.index(terms), terms, in: text)
            #expect(Set(found).count == found.count)
            #expect(Set(found) == Self.expected(terms, in: text))
        }
    }

    @Test("hits come from left to right, in turns as well as at once")
    func turns() {
        let terms = ["a", "aa", "aaa", "ab", "aaaaaaaaa", "b"].map { Array($0.utf8) }
        let index = Self.index(terms)
        let text = Array((String(repeating: "a", count: 300) + "b").utf8)
        let all = index.hits(in: text)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.start <= $1.start })
        var turns: [TermHit] = []
        index.withTables { tables in
            text.withUnsafeBufferPointer { text in
                var search = TermSearch(tables: tables, text: text)
                var isRunning = true
                while isRunning {
                    var hits: [TermHit] = []
                    isRunning = search.run(into: &hits, pausingAt: 7)
                    #expect(hits.count < 16)
                    turns += hits
                }
            }
        }
        #expect(turns == all)
    }

    @Test("of twins in one list one is kept, of twins in two lists both")
    func twins() {
        var index = TermIndex()
        for entry in 0..<5000 {
            for (list, term) in [(0, "same"), (1, "same"), (0, "same but longer\(entry % 3)")] {
                Array(term.utf8).withUnsafeBufferPointer { index.add($0, list: list, entry: entry) }
            }
        }
        index.finish { list, entry, other in list == 1 && entry == 77 }
        #expect(index.terms.count == 5)
        let hits = index.hits(in: Array("same but longer1".utf8))
        #expect(
            Set(hits.map { [Int($0.list), Int($0.entry), Int($0.end)] }) == [
                [0, 0, 4], [1, 77, 4], [0, 1, 16],
            ])
    }

    @Test("tens of thousands of addresses that begin alike cost no more than others")
    func alike() {
        let terms = (0..<30_000).map { Array("https://www.example.com/\($0)/".utf8) }
        let index = Self.index(terms)
        let text = Array(String(repeating: "https://www.example.com/29999/ ", count: 2000).utf8)
        #expect(index.hits(in: text).count == 2000)
    }

    @Test(
        "terms of the block list are found where PCRE2 finds them",
        .enabled(if: Shared.isPresent, "the block list is not here"))
    func blocklist() throws {
        let path = Shared.folder + "/suites/lists/wordpress-comment-blocklist.txt"
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let text = ListText(file: "l", bytes: bytes)
        var index = TermIndex()
        _ = ListIndex(text: text, kind: .substring) { term, entry in
            index.add(term, list: 0, entry: entry)
        }
        index.finish { _, _, _ in false }
        var texts: [String] = []
        for name in ["wordpress-blogs", "telegram-ru", "chat-zh", "gambling-id"] {
            texts += try Shared.corpus("\(name).jsonl", every: 499).prefix(20).compactMap(\.content)
        }
        // Twins in the list are found once, so terms are compared by what they say.
        let found = texts.map { content in
            Set(
                index.hits(in: CaselessText(content).bytes).map { hit in
                    CaselessText(text.text(of: Int(hit.entry))).bytes
                })
        }
        #expect(found.contains { !$0.isEmpty })
        for entry in stride(from: 0, to: text.entries.count, by: 61) {
            let term = text.text(of: entry)
            let pattern = try Pattern(term, options: [.caseless, .literal])
            let folded = CaselessText(term).bytes
            for (content, found) in zip(texts, found) {
                #expect(try pattern.isMatch(in: content) == found.contains(folded), "\(term)")
            }
        }
    }
}
