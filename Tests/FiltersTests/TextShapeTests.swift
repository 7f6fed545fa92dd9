import Testing

@testable import Filters

@Suite("How a text is written")
struct TextShapeTests {
    private func shape(_ text: String) -> TextShape { TextShape(of: text.utf8) }

    @Test("Signs are counted, numbers and pictures as wholes")
    func counts() {
        let shape = shape(
            "Hm... \"why\" (at 10:30, on 2026-11-21)? No! No, no :) \u{1F600}\u{1F680} ok")
        #expect(shape.fullStops == 3 && shape.ellipses == 2)
        #expect(shape.quotes == 2 && shape.brackets == 1 && shape.colons == 2)
        #expect(shape.commas == 2 && shape.questions == 1 && shape.exclamations == 1)
        #expect(shape.numbers == 5 && shape.smileys == 1 && shape.emoji == 2)
    }

    @Test(
        "The first and the last that is no white space tell how it begins and ends",
        arguments: [
            ("  Ann?\n", TextShape.Beginning.upperCase, "?"), ("ann", .lowerCase, "n"),
            ("3 x.", .digit, "."), ("\u{E9}t\u{E9} !", .letterBeyondASCII, "!"),
            ("@ann: hi)", .sign, ")"), ("a", .lowerCase, "a"),
        ])
    func ends(_ text: String, _ beginning: TextShape.Beginning, _ ending: Character) {
        #expect(shape(text).beginning == beginning)
        #expect(shape(text).ending == ending.asciiValue)
    }

    @Test("Nothing has no shape", arguments: ["", " ", "\t\n \r"])
    func nothing(_ text: String) {
        #expect(shape(text) == shape(""))
        #expect(shape(text).beginning == .nothing && shape(text).ending == 0)
    }
}
