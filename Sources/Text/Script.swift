import CICU

/// A writing system, by its ISO 15924 name, for example `Latn`.
public struct Script: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The ISO 15924 name: four ASCII letters, the first a capital.
    public let rawValue: String

    /// The script with an ISO 15924 name; the name is not checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The script of a scalar (Unicode `Script` property); `Zyyy` for what scripts share.
    public init(of scalar: Unicode.Scalar) {
        self.init(rawValue: ScriptCode.name(cicu_script(scalar.value)))
    }

    /// The Latin alphabet.
    public static let latin = Script(rawValue: "Latn")
    /// The Greek alphabet.
    public static let greek = Script(rawValue: "Grek")
    /// The Cyrillic alphabet.
    public static let cyrillic = Script(rawValue: "Cyrl")
    /// The Arabic script, Persian and Urdu included.
    public static let arabic = Script(rawValue: "Arab")
    /// The Hebrew script.
    public static let hebrew = Script(rawValue: "Hebr")
    /// The script of Hindi, Marathi and Nepali.
    public static let devanagari = Script(rawValue: "Deva")
    /// The Thai script.
    public static let thai = Script(rawValue: "Thai")
    /// The Korean script.
    public static let hangul = Script(rawValue: "Hang")
    /// Chinese characters, in whatever language.
    public static let han = Script(rawValue: "Hani")
    /// The Japanese syllabary of native words.
    public static let hiragana = Script(rawValue: "Hira")
    /// The Japanese syllabary of foreign words.
    public static let katakana = Script(rawValue: "Kana")
    /// Characters that several scripts share.
    public static let common = Script(rawValue: "Zyyy")

    /// The ISO 15924 name.
    public var description: String { rawValue }
}
