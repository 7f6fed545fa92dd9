/// Recognises the language of a text by its function words, or by its script where that says it.
///
/// Knows English, French, German, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian,
/// Indonesian, Turkish, Swedish, Czech, Romanian, Serbian, Arabic, Chinese, Japanese and Korean.
public struct LanguageCounter: Sendable {
    /// What was seen of a language, in twelfths of a word that is its alone.
    private var points = [Int32](repeating: 0, count: LanguageWords.all.count)
    private var words = 0
    /// Chinese characters, Japanese kana and Korean syllables.
    private var han = 0
    private var kana = 0
    private var hangul = 0

    /// Nothing was seen.
    public init() {}

    /// Sees a word by the hash of its lower-case form; says whether it is a function word.
    @discardableResult
    public mutating func add(_ word: LanguageHash) -> Bool {
        words += 1
        var languages = LanguageTable.shared.languages(of: word.value)
        guard languages != 0 else { return false }
        let worth: Int32 =
            switch languages.nonzeroBitCount {
            case 1: 12
            case 2: 6
            case 3: 4
            case 4: 3
            default: 2
            }
        while languages != 0 {
            points[languages.trailingZeroBitCount] += worth
            languages &= languages - 1
        }
        return true
    }

    /// Sees a Chinese character.
    public mutating func addHan() { han += 1 }
    /// Sees a character that only Japanese is written with.
    public mutating func addKana() { kana += 1 }
    /// Sees a Korean syllable.
    public mutating func addHangul() { hangul += 1 }

    /// The language by its ISO 639-1 code; nil if it isn't clear.
    public var language: String? {
        let east = han + kana
        if east >= 4, east > 2 * words { return kana * 6 >= east ? "ja" : "zh" }
        if hangul >= 4, hangul > words { return "ko" }
        var best = 0
        var second: Int32 = 0
        for place in points.indices.dropFirst() {
            if points[place] > points[best] {
                second = max(second, points[best])
                best = place
            } else {
                second = max(second, points[place])
            }
        }
        let most = points[best]
        // Two words of its own at least, one in eight, and clearly more than of any other.
        guard most >= (words < 4 ? 36 : 24), Int(most) * 8 >= words * 12, most * 2 >= second * 3
        else { return nil }
        return LanguageWords.all[best].code.description
    }
}
