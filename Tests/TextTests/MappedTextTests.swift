import Testing
import Text

@Suite("Mapped text")
struct MappedTextTests {
    @Test("Its own source maps to itself, on whole scalars, within bounds")
    func identity() {
        let text = MappedText("aé日x")
        #expect(text.isIdentity)
        #expect(text.sourceRange(of: 0..<7) == 0..<7)
        #expect(text.sourceRange(of: 2..<4) == 1..<6)
        #expect(text.sourceRange(of: 4..<4) == 3..<3)
        #expect(text.sourceRange(of: -3..<99) == 0..<7)
        #expect(MappedText("").sourceRange(of: 0..<1) == 0..<0)
    }

    @Test("A replacement maps as a whole, copied parts byte by byte")
    func builder() {
        var builder = MappedTextBuilder(source: MappedText("ab&amp;cd<b>e"))
        builder.append(sourceRange: 0..<2)
        builder.append(replacement: "&", for: 2..<7)
        builder.append(sourceRange: 7..<9)
        builder.skip(sourceRange: 9..<12)
        builder.append(sourceRange: 12..<13)
        let text = builder.finished()
        #expect(text.string == "ab&cde")
        #expect(text.sourceRange(of: 2..<3) == 2..<7)
        #expect(text.sourceRange(of: 3..<4) == 7..<8)
        #expect(text.sourceRange(of: 4..<6) == 8..<13)
        #expect(text.sourceRange(of: 1..<4) == 1..<8)
    }

    @Test("A view of a view maps to the first source")
    func composition() {
        var builder = MappedTextBuilder(source: MappedText("<i>V&amp;I</i>  x"))
        builder.append(sourceRange: 3..<4)
        builder.append(replacement: "&", for: 4..<9)
        builder.append(sourceRange: 9..<10)
        builder.append(sourceRange: 14..<17)
        let folded = builder.finished().folded()
        #expect(folded.string == "v&i x")
        #expect(folded.sourceRange(of: 0..<3) == 3..<10)
        #expect(folded.sourceRange(of: 3..<4) == 14..<16)
        var second = MappedTextBuilder(source: folded)
        second.append(sourceRange: 1..<3)
        #expect(second.finished().sourceRange(of: 0..<1) == 4..<9)
    }
}
