import Matching
import PCRE
import Testing

@Suite struct PrefilterTests {
    private func prefilter(_ terms: [String], _ patterns: [String] = []) throws -> Prefilter {
        let kinds =
            terms.map { PrefilterEntry.Kind.term($0) }
            + patterns.map { .pattern(source: $0, options: .caseless) }
        return try Prefilter(kinds.enumerated().map { PrefilterEntry(id: $0, kind: $1) })
    }

    @Test("No entries, no candidates")
    func empty() throws { #expect(try Prefilter([]).candidates(in: "anything") == []) }

    @Test("Terms are found anywhere, in any case, ascending and once")
    func terms() throws {
        let filter = try prefilter(["viagra", "ÉTÉ", "a", "ra", "x\0y", "Viagra", "К"])
        #expect(filter.unfiltered.isEmpty)
        #expect(filter.candidates(in: "VIAGRA viagra") == [0, 2, 3, 5])
        #expect(filter.candidates(in: "l'été") == [1])
        #expect(filter.candidates(in: "X\0Y") == [4])
        #expect(filter.candidates(in: "к") == [6])
        #expect(filter.candidates(in: "") == [])
    }

    @Test("Patterns and terms are found together")
    func mixed() throws {
        let filter = try prefilter(["casino"], ["\\[url(=|\\])", "free\\s+money", "^buy"])
        #expect(filter.candidates(in: "[URL=x] casino") == [0, 1])
        #expect(filter.candidates(in: "Buy FREE  money") == [2, 3])
        #expect(filter.candidates(in: "nothing here") == [])
    }

    @Test("Entries without fixed text are always candidates, with a reason, among those found")
    func unfiltered() throws {
        let filter = try prefilter(["term", ""], ["a*", "(*COMMIT)a", "casino|cas", "x{,3}ab"])
        #expect(filter.unfiltered.map(\.id) == [1, 2, 3, 5])
        #expect(filter.unfiltered.allSatisfy { !$0.reason.isEmpty })
        #expect(filter.candidates(in: "zzz") == [1, 2, 3, 5])
        #expect(filter.candidates(in: "CASINO TERM") == [0, 1, 2, 3, 4, 5])
    }

    @Test("A very long term is found")
    func longTerm() throws {
        let term = String(repeating: "Ab é", count: 20_000)
        #expect(try prefilter([term]).candidates(in: "x" + term) == [0])
        #expect(try prefilter([term]).candidates(in: "x") == [])
    }

    @Test("An empty term is always a candidate")
    func emptyTerm() throws { #expect(try prefilter([""]).candidates(in: "q") == [0]) }

    @Test("Ids are the caller's and must differ")
    func ids() throws {
        let entries = [9, -4].map { PrefilterEntry(id: $0, kind: .term("a")) }
        #expect(try Prefilter(entries).candidates(in: "a") == [-4, 9])
        #expect(throws: PrefilterError.duplicateID(9)) { try Prefilter(entries + entries[..<1]) }
    }

    @Test("A huge text with a hit at every place is scanned")
    func hugeText() throws {
        let filter = try prefilter(["a", "aa", "b"], ["a{3,}", "ccc"])
        #expect(filter.candidates(in: String(repeating: "a", count: 3_000_000)) == [0, 1, 3])
    }

    @Test("Many tasks scan with one prefilter at once")
    func concurrency() async throws {
        let filter = try prefilter(["alpha", "beta"], ["gam+a", "delta\\d"])
        let texts = ["ALPHA", "beta gamma", "delta7", "none"]
        let expected = [[0], [1, 2], [3], []]
        await withTaskGroup { group in
            for _ in 0..<32 {
                group.addTask {
                    for round in 0..<400 {
                        #expect(filter.candidates(in: texts[round % 4]) == expected[round % 4])
                        if round % 50 == 0 { await Task.yield() }
                    }
                }
            }
        }
    }

    @Test("An entry is a candidate only if each clause of one of its branches is there")
    func clauses() throws {
        let filter = try Prefilter([
            PrefilterEntry(
                id: 3, kind: .pattern(source: "casino.*free|poker .* chips", options: []))
        ])
        for text in ["casino", "free", "free poker", "chips casino", "poker and casino"] {
            #expect(filter.candidates(in: text).isEmpty, "\(text)")
        }
        for text in ["Casino: free", "free casino", "poker with chips"] {
            #expect(filter.candidates(in: text) == [3], "\(text)")
        }
        #expect(filter.candidates(in: "casino").isEmpty)
    }

    @Test("A class of many characters is looked for by how they begin")
    func characters() throws {
        let filter = try Prefilter([
            PrefilterEntry(
                id: 0, kind: .pattern(source: #"[\x{1D400}-\x{1D7FF}]{3}"#, options: []))
        ])
        #expect(filter.unfiltered.isEmpty)
        #expect(filter.candidates(in: "plain words").isEmpty)
        #expect(filter.candidates(in: "\u{1D5D6}\u{1D5F5}\u{1D5F2} words") == [0])
    }

    @Test("White space of any kind and number is one space, in texts and in patterns")
    func spaces() throws {
        let filter = try Prefilter([
            PrefilterEntry(id: 0, kind: .pattern(source: #"free\n\nmoney"#, options: [])),
            PrefilterEntry(id: 1, kind: .term("big  win ")),
        ])
        #expect(filter.candidates(in: "FREE\n\nMONEY") == [0])
        #expect(filter.candidates(in: "a big  win \n") == [1])
        #expect(filter.candidates(in: "freemoney bigwin").isEmpty)
    }

    @Test("The same text twice, or another one between, is found alike")
    func again() throws {
        let filter = try Prefilter([PrefilterEntry(id: 7, kind: .term("casino"))])
        for text in ["a casino", "a casino", "A  CASINO", "nothing", "", "a casino", "", ""] {
            #expect(
                filter.candidates(in: text) == (text.lowercased().contains("casino") ? [7] : []))
        }
    }
}
