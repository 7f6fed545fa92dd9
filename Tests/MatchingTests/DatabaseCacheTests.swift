import Foundation
import Matching
import PCRE
import Synchronization
import Testing

@Suite struct DatabaseCacheTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/prefilter-\(UUID())/a/b"

    private static let entries =
        [
            PrefilterEntry(id: 5, kind: .term("casino")),
            PrefilterEntry(id: 6, kind: .term("CASINO")),
            PrefilterEntry(id: 7, kind: .pattern(source: "free\\s+money", options: .caseless)),
            PrefilterEntry(id: 8, kind: .pattern(source: "\\p{Greek}", options: [])),
        ]
        + (100..<2100).map { PrefilterEntry(id: $0, kind: .term("term \($0)")) }

    /// Whether making the prefilter had to compile.
    private func compiles(_ entries: [PrefilterEntry] = entries) throws -> Bool {
        let told = Atomic(false)
        let cache = DatabaseCache(folder: folder)
        let filter = try Prefilter(entries, cache: cache) { _ in
            told.store(true, ordering: .relaxed)
        }
        #expect(filter.candidates(in: "Free money at the casino") == [5, 6, 7, 8])
        #expect(filter.unfiltered.map(\.id) == [8])
        return told.load(ordering: .relaxed)
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
    }

    @Test("The same entries are compiled once")
    func reuse() throws {
        #expect(try compiles())
        #expect(try !compiles())
        #expect(try compiles(Self.entries + [PrefilterEntry(id: 9, kind: .term("other"))]))
        #expect(try files().count == 2)
    }

    @Test("A small set leaves no file")
    func small() throws {
        let cache = DatabaseCache(folder: folder)
        let filter = try Prefilter(Array(Self.entries.prefix(1000)), cache: cache)
        #expect(filter.candidates(in: "casino") == [5, 6, 8])
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("A damaged, shortened or foreign file is compiled anew")
    func damage() throws {
        #expect(try compiles())
        let file = try #require(try files().first)
        let intact = try #require(FileManager.default.contents(atPath: file))
        var places = Array(stride(from: 0, to: intact.count, by: max(1, intact.count / 40)))
        places += Array(0..<40) + [intact.count - 1]
        for place in places {
            var damaged = intact
            damaged[place] ^= 0x10
            try damaged.write(to: URL(fileURLWithPath: file))
            #expect(try compiles(), "byte \(place)")
        }
        for foreign in [Data(), Data("WINNOWHS".utf8), intact.dropLast(9), intact + Data([0])] {
            try foreign.write(to: URL(fileURLWithPath: file))
            #expect(try compiles())
        }
        #expect(try !compiles())
        #expect(try files().count == 1)
    }

    @Test("A folder that cannot be written is no error")
    func unwritable() throws {
        let cache = DatabaseCache(folder: "/proc/nowhere")
        #expect(try Prefilter(Self.entries, cache: cache).candidates(in: "casino").contains(5))
    }
}
