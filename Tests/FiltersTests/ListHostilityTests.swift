import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Hostile lists")
struct ListHostilityTests {
    private func index(_ bytes: [UInt8], _ kind: ListKind) -> (ListIndex, TermIndex) {
        let text = ListText(file: "l", bytes: bytes)
        var terms = TermIndex()
        let index = ListIndex(text: text, kind: kind) { term, entry in
            terms.add(term, list: 0, entry: entry)
        }
        terms.finish { _, entry, other in text.outlasts(entry, other) }
        return (index, terms)
    }

    @Test("any bytes are read as a list, for every kind", arguments: ListKind.allCases)
    func bytes(kind: ListKind) {
        var generator = Seeded(state: 3)
        let parts: [[UInt8]] = [
            [0], [0xFF], [0xC3], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], Array("\r\n".utf8), [10], [13],
            Array(" # until=".utf8), Array("2026-12-31".utf8), Array("\\#".utf8), Array("*?".utf8),
            Array("@a.example".utf8), Array("10.0.0.1-10.0.0.9/8".utf8), Array("::-::ff".utf8),
            Array("Ünï".utf8), Array("a".utf8), [0x7F], [0xF4, 0x90, 0x80, 0x80], [9], [32],
        ]
        for _ in 0..<400 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
            let (index, terms) = index(bytes, kind)
            for entry in index.text.entries.indices {
                #expect(!index.text[entry].isEmpty)
                #expect(!index.text.label(of: entry).isEmpty)
            }
            _ = terms.hits(in: bytes)
        }
    }

    @Test("a line of a megabyte and a million lines are read in time", .timeLimit(.minutes(20)))
    func large() {
        let (one, _) = index([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20), .substring)
        #expect(one.problems.found.map(\.message) == ["entry is longer than 1024 bytes"])
        let lines = String(repeating: "a\n" + String(repeating: "\n", count: 49), count: 20_000)
        let (many, terms) = index(Array(lines.utf8), .word)
        #expect(many.text.entries.count == 20_000)
        #expect(many.text.entries.last?.line == 999_951)
        #expect(terms.hits(in: [UInt8](repeating: UInt8(ascii: "a"), count: 1000)).count == 1000)
    }

    @Test("of many bad entries the first hundred are named, the others counted")
    func problems() {
        let lines = Array(repeating: "1.2.3", count: 5000).joined(separator: "\n")
        let (index, _) = index(Array(lines.utf8), .cidr)
        #expect(index.problems.found.count == 101)
        #expect(
            index.problems.found.last?.message == "and 4900 more bad entries from here on")
        #expect(index.problems.found.last?.line == 101)
    }

    @Test("every single letter as an entry works on a long text", .timeLimit(.minutes(20)))
    func letters() throws {
        let letters = (0x21..<0x3000).compactMap(Unicode.Scalar.init).filter { $0 != "#" }
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, kind: substring, on: [content, text], score: 4, spam: [x], ham: [y]}
              - {id: W, about: Listed, file: lists/l.txt, kind: word, on: [content, text], score: 4, spam: [x], ham: [y]}

            """,
            "lists/l.txt": letters.filter { $0.properties.generalCategory != .control }
                .map { String($0) }.joined(separator: "\n"),
        ])
        let set = try folder.load()
        let text = String(repeating: "äö é ", count: 8000)
        let matches = set.verdict(on: comment(text)).findings.flatMap(\.matches)
        #expect(matches.count == 40)
    }

    @Test("ranges of any addresses hold exactly those between their ends")
    func ranges() throws {
        var generator = Seeded(state: 9)
        for _ in 0..<200 {
            let (first, last) = (
                UInt32.random(in: 0...2000, using: &generator),
                UInt32.random(in: 0...3000, using: &generator)
            )
            func text(_ number: UInt32) -> String { "10.0.\(number >> 8).\(number & 255)" }
            var table = NetworkTable()
            guard first <= last else {
                #expect(throws: NetworkTable.Failure.self) {
                    try table.add("\(text(first))-\(text(last))", value: 1)
                }
                continue
            }
            try table.add("\(text(first))-\(text(last))", value: 1)
            for number in Array(stride(from: UInt32(0), to: 3100, by: 7)) + [first, last, last + 1]
            {
                let address = try #require(IPAddress(parsing: text(number)))
                let isFound = table.network(of: address, where: { _ in true }) != nil
                #expect(isFound == (first...last ~= number))
            }
        }
        var table = NetworkTable()
        try table.add("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", value: 1)
        let address = try #require(IPAddress(parsing: "2001:db8::1"))
        #expect(table.network(of: address, where: { _ in true }) != nil)
    }
}
