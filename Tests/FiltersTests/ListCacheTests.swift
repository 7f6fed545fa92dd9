import Foundation
import Matching
import Moderation
import Testing

@testable import Filters

@Suite("Compiled lists in the cache")
struct ListCacheTests {
    private static let terms = (0..<2500).map { "https://spam\($0 * 7919 % 10007).example/x\($0)" }
    private static let list =
        (terms + ["Казино", "vi", "a*b", "old # until=2020-01-01", "new # until=2030-01-01"])
        .joined(separator: "\n")

    private func folder(_ list: String = list) throws -> Folder {
        try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, except: lists/ok.txt, kind: substring, on: [content], score: 4, spam: [x], ham: [y]}
              - {id: G, about: Globbed, file: lists/g.txt, kind: glob, on: [content], score: 1, spam: [x], ham: [y]}
              - {id: D, about: Hosts, file: lists/d.txt, kind: domain, on: [link.hosts], score: 1, spam: [x], ham: [y]}

            """,
            "lists/l.txt": list, "lists/ok.txt": "spam0.example\nvivid",
            "lists/g.txt": "*казино*\n*z?z*", "lists/d.txt": "spam7919.example",
        ])
    }

    private func load(_ folder: Folder) throws -> RuleSet {
        var options = Folder.plain
        options.readsExamples = false
        return try RuleSet.load(
            folder: folder.path, cacheFolder: folder.path + "/cache", options: options)
    }

    private func cache(_ folder: Folder) -> String { folder.path + "/cache/lists.index" }

    private func found(_ set: RuleSet) -> [String] {
        let texts = [
            Self.terms[3] + " and " + Self.terms[2499], "КАЗИНО, old or new? Vivid vi",
            "http://spam7919.example/ and https://spam0.example/x0", "zaz", "nothing",
        ]
        return texts.map { text in
            set.verdict(on: comment(text)).findings.map { finding in
                let places = finding.matches.map { "\($0.text) \($0.start) \($0.entry ?? "")" }
                return "\(finding.rule): \(places)"
            }.joined(separator: "; ")
        }
    }

    @Test("the second time the lists come from the cache and find the same")
    func same() throws {
        let folder = try folder()
        let expected = try found(folder.load())
        #expect(expected[0].contains("L:") && expected[1].contains("G:"))
        #expect(expected[2].contains("D:") && expected[4].isEmpty)
        #expect(try found(load(folder)) == expected)
        #expect(FileManager.default.fileExists(atPath: cache(folder)))
        let second = try load(folder)
        #expect(found(second) == expected)
        #expect(try second.rules == load(folder).rules)
        #expect(try second.versions == folder.load().versions)
    }

    @Test("a list with another text is read anew")
    func changed() throws {
        let folder = try folder()
        _ = try load(folder)
        let before = try Data(contentsOf: URL(filePath: cache(folder)))
        try folder.write(Self.list + "\nnothing", to: "lists/l.txt")
        for _ in 0..<2 { #expect(try found(load(folder))[4].contains("L: ")) }
        #expect(try Data(contentsOf: URL(filePath: cache(folder))) != before)
    }

    @Test("a mistake in a list is reported every time")
    func mistakes() throws {
        let folder = try folder()
        _ = try load(folder)
        try folder.write(Self.list + "\nx # until=never", to: "lists/l.txt")
        for _ in 0..<2 { #expect(throws: FilterProblems.self) { try load(folder) } }
    }

    @Test("a damaged cache is as good as none")
    func damaged() throws {
        let folder = try folder()
        let expected = try found(load(folder))
        let url = URL(filePath: cache(folder))
        let bytes = try Data(contentsOf: url)
        for place in stride(from: 0, to: bytes.count, by: bytes.count / 25) {
            var other = bytes
            other[place] ^= 4
            try other.write(to: url)
            #expect(try found(load(folder)) == expected)
            #expect(try Data(contentsOf: url) == bytes)
            try bytes.prefix(place).write(to: url)
            #expect(try found(load(folder)) == expected)
        }
    }

    @Test("few terms aren't kept, and without a place to keep them everything is the same")
    func unkept() throws {
        let small = try folder("vi\nКазино")
        _ = try load(small)
        #expect(!FileManager.default.fileExists(atPath: cache(small)))
        let folder = try folder()
        let expected = try found(folder.load())
        try folder.write("", to: "cache")
        for _ in 0..<2 { #expect(try found(load(folder)) == expected) }
    }

    /// A small index with full and loose buckets.
    private static var index: TermIndex {
        var index = TermIndex()
        let texts = ["a", "ab", "abcd", "казино"] + (0..<40).map { "https://\($0 % 7)\($0)" }
        for (entry, text) in texts.enumerated() {
            Array(text.utf8).withUnsafeBufferPointer { index.add($0, list: 1, entry: entry) }
        }
        index.finish { _, _, _ in false }
        return index
    }

    private static func reread(_ index: TermIndex, entryCounts: [Int] = [0, 44]) -> TermIndex? {
        let path = FileManager.default.temporaryDirectory.path + "/index-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = CacheWriter(magic: "TESTING1", key: [])
        index.write(to: &writer)
        writer.write(to: path)
        guard var reader = CacheReader(path, magic: "TESTING1", key: []) else { return nil }
        let read = TermIndex(from: &reader, entryCounts: entryCounts)
        return reader.isSound ? read : nil
    }

    @Test("an index is read as it was written")
    func index() throws {
        let text = Array("abcd https://321 https://11 казино".utf8)
        let index = try #require(Self.reread(Self.index))
        #expect(!index.hits(in: text).isEmpty)
        #expect(index.hits(in: text) == Self.index.hits(in: text))
    }

    @Test("an index that points out of its tables is refused, though its checksum is right")
    func hostile() {
        let changes: [(inout TermIndex) -> Void] = [
            { $0.terms[5].start = .max }, { $0.terms[5].count = .max }, { $0.terms[5].count = 0 },
            { $0.terms[5].entry = 44 }, { $0.terms[5].list = 2 }, { $0.terms[5].list = 0 },
            { $0.buckets[3] = .max }, { $0.buckets[0] = 1 }, { $0.buckets.removeLast() },
            { $0.buckets[$0.buckets.count - 1] -= 1 }, { $0.buckets.append(44) },
            { index in for place in index.terms.indices { index.terms[place].parent = 44 } },
            { index in for place in index.terms.indices { index.terms[place].parent = .max } },
            { $0.terms.removeLast() }, { $0.bytes.removeLast() }, { $0.shortPairs.removeLast() },
            { $0.prefixLengths.removeLast() }, { $0.prefixLengths[0] = 1 << 8 },
            { $0.shortLengths = 1 << 4 }, { $0.bucketShift -= 1 }, { $0.bucketShift = 0 },
            { $0.lengthShift -= 1 }, { $0.lengthShift = 64 },
            { $0.buckets = [] }, { $0.terms = [] },
        ]
        for (number, change) in changes.enumerated() {
            var index = Self.index
            change(&index)
            #expect(Self.reread(index) == nil, "change \(number)")
        }
        #expect(Self.reread(Self.index, entryCounts: [44, 43]) == nil)
        #expect(Self.reread(Self.index, entryCounts: []) == nil)
    }

    @Test("tables of bits are as large as their shift says")
    func bits() {
        for (count, shift) in [(0, 58), (1, 57), (2, 58), (1, 0), (1, 64), (1, UInt64.max)] {
            #expect(HashBits(words: [UInt64](repeating: 0, count: count), shift: shift) == nil)
        }
        #expect(HashBits(words: [0, 0], shift: 57) != nil)
    }
}
