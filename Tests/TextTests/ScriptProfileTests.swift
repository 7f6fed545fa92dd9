import Testing
import Text

@Suite("Script profile")
struct ScriptProfileTests {
    @Test("Letters are counted by script")
    func counts() {
        let profile = ScriptProfile(of: "Hello мир 123 日本 é!")
        #expect(profile.letters == [.latin: 6, .cyrillic: 3, .han: 2])
        #expect(profile.dominant == .latin)
        #expect(profile.letterCount == 11)
        #expect(profile.mixedScriptWordCount == 0)
        #expect(ScriptProfile(of: " 12 ").dominant == nil)
    }

    @Test(
        "Words that mix Latin with look-alike scripts are counted",
        arguments: [("раypal and сasino", 2), ("Ηello", 1), ("мир peace", 0), ("x\u{200B}я", 1)])
    func mixed(_ text: String, _ count: Int) {
        #expect(ScriptProfile(of: text).mixedScriptWordCount == count)
    }
}
