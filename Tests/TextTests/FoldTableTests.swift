import Testing
import Text

@Suite("Folding from many threads")
struct FoldTableTests {
    @Test("Tasks that fill the table at once see the same foldings")
    func concurrency() async {
        // A part of the table that no other test folds before these tasks do in most runs.
        let texts = (0..<64).map { part in
            String(
                String.UnicodeScalarView(
                    (0..<64).compactMap { Unicode.Scalar(UInt32(0x1_2000 + part * 64 + $0)) }))
        }
        let results = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask { texts.map { MappedText($0).folded().string } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 8)
        for result in results { #expect(result == results.first) }
    }
}
