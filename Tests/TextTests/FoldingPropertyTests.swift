import Testing
import Text

@Suite("Folding, for any text")
struct FoldingPropertyTests {
    /// Fails unless the map of `derived` is monotone, in bounds and on scalar boundaries.
    static func checkMap(_ derived: MappedText, source: String) {
        let bytes = Array(source.utf8)
        let count = derived.string.utf8.count
        var previous = 0..<0
        var offset = 0
        for scalar in derived.string.unicodeScalars {
            let range = derived.sourceRange(of: offset..<(offset + scalar.utf8.count))
            guard range.lowerBound >= previous.lowerBound, range.upperBound >= previous.upperBound,
                range.upperBound <= bytes.count, !range.isEmpty,
                isBoundary(range.lowerBound, bytes), isBoundary(range.upperBound, bytes)
            else {
                Issue.record("bad map of \(offset) in \(source.debugDescription): \(range)")
                return
            }
            previous = range
            offset += scalar.utf8.count
        }
        let whole = derived.sourceRange(of: 0..<count)
        #expect(whole.upperBound <= bytes.count)
        #expect(derived.sourceRange(of: -5..<(count + 5)) == whole)
    }

    private static func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        offset == bytes.count || bytes[offset] & 0xC0 != 0x80
    }

    @Test("Every scalar folds to something that folds to itself", arguments: 0..<17)
    func everyScalar(plane: Int) {
        let base = UInt32(plane) << 16
        for value in base..<(base + 0x10000) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let source = "x" + String(Character(scalar)) + "y"
            let once = MappedText(source).folded()
            if once.folded().string.utf8.elementsEqual(once.string.utf8) { continue }
            Issue.record("U+\(String(value, radix: 16)) is \(once.string.debugDescription)")
        }
    }

    @Test("Random text keeps its map and folds once", arguments: 0..<40)
    func randomText(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<200 {
            let source = RandomText.make(using: &random)
            let once = MappedText(source).folded()
            Self.checkMap(once, source: source)
            Self.checkMap(MappedText(source).simpleCaseFolded(), source: source)
            let twice = once.folded()
            Self.checkMap(twice, source: source)
            if !twice.string.utf8.elementsEqual(once.string.utf8) {
                Issue.record(
                    "\(source.debugDescription): \(once.string.debugDescription), then \(twice.string)"
                )
            }
        }
    }
}
