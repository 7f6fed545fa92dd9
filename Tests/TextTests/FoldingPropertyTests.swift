import TestSupport
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

    @Test("What a match covers in the source folds to something that holds the match")
    func coverage() {
        var random = SeededRandom(seed: 99)
        for _ in 0..<3000 {
            let source = RandomText.make(using: &random)
            let folded = MappedText(source).folded()
            let count = folded.string.unicodeScalars.count
            guard count > 0 else { continue }
            let start = Int.random(in: 0..<count, using: &random)
            let end = Int.random(in: start..<count, using: &random)
            let scalars = Array(folded.string.unicodeScalars)
            let lower = scalars[..<start].reduce(0) { $0 + UTF8.width($1) }
            let upper = lower + scalars[start...end].reduce(0) { $0 + UTF8.width($1) }
            var match = String.UnicodeScalarView()
            match.append(contentsOf: scalars[start...end])
            let range = folded.sourceRange(of: lower..<upper)
            let piece = String(decoding: Array(source.utf8)[range], as: UTF8.self)
            // Without separators, as a part of a spread word is too short to be rejoined.
            let whole = Self.letters(MappedText(piece).folded().string)
            let part = Self.letters(String(match))
            let isHeld = whole.unicodeScalars.contains(part.unicodeScalars)
            #expect(isHeld, "\(piece.debugDescription) \(part.debugDescription)")
        }
    }

    /// Letters and numbers only, decomposed, so that a composed letter's parts are found in it.
    private static func letters(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: text.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
        return String(view)
    }
}
