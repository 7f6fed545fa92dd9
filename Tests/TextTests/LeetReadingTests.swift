import TestSupport
import Testing
import Text

@Suite("Leet")
struct LeetReadingTests {
    private func readings(_ text: String) -> [String] {
        MappedText(text).folded().leetReadings().map(\.string)
    }

    @Test(
        "words that mix letters with digits and signs are read",
        arguments: [
            ("v1agra", ["viagra", "vlagra"]), ("fr33 m0ney", ["free money"]),
            ("c4sino", ["casino"]), ("pr0n", ["pron"]), ("CA$INO", ["casino"]),
            ("c@sin0!", ["casino!"]), ("$ex", ["sex"]), ("s3x", ["sex"]), ("0nline", ["online"]),
            ("casin0", ["casino"]), ("a$$", ["ass"]), ("be7ting", ["betting"]),
            ("v!agra", ["viagra", "vlagra"]), ("cia|is", ["ciaiis", "cialis"]),
            ("Ｖ１ａｇｒａ", ["viagra", "vlagra"]), ("c 4 s i n 0", ["casino"]),
            ("T0GEL62 pr0bet855", ["togel62 probet855"]),
        ])
    func read(_ input: String, _ expected: [String]) {
        #expect(readings(input) == expected)
    }

    @Test(
        "numbers, units, names and addresses are not",
        arguments: [
            "1st 2nd 3rd 4th", "10km 4k 90s 5GB 100mg", "mp3 mp4 h264 b2b web3 gpt4 covid19",
            "$100 $5k 3d", "me@example.com a@b", "@anna thanks!", "wow!!! a|b ok|", "2026-11-21",
            "hello world", "", "$", "a1", "i18n k8s", "3.14 1e5",
        ])
    func unread(_ input: String) {
        #expect(readings(input) == [])
    }

    @Test("each letter leads back to what stood for it, in any text", arguments: 0..<20)
    func offsets(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let parts = ["v1agra", "𝐯1ａgra", "c\u{200B}4s1n0", "é5x5é", " ", "x", "м0ney", "a$$", "!"]
        for _ in 0..<200 {
            var source = ""
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                source += parts.randomElement(using: &random) ?? ""
            }
            for reading in MappedText(source).folded().leetReadings() {
                FoldingPropertyTests.checkMap(reading, source: source)
            }
        }
    }

    @Test("a long hostile text is read in linear time", .timeLimit(.minutes(20)))
    func hostile() {
        let text = String(repeating: "1a@", count: 200_000)
        for reading in MappedText(text).leetReadings() {
            #expect(reading.string.utf8.count <= text.utf8.count)
        }
    }
}
