/// ISO 15924 names, packed into an integer as `cicu_script` returns them.
enum ScriptCode {
    static let common = code("Zyyy")
    static let inherited = code("Zinh")
    static let latin = code("Latn")
    static let greek = code("Grek")
    static let cyrillic = code("Cyrl")
    static let hangul = code("Hang")
    static let coptic = code("Copt")
    static let han = code("Hani")

    /// Living scripts whose letters a reader of them would not take for Latin ones; they keep
    /// their letters even where a skeleton would call one a look-alike.
    static let untouched: Set<UInt32> = Set(
        [
            "Hani", "Hira", "Kana", "Bopo", "Hang", "Arab", "Hebr", "Deva", "Beng", "Guru",
            "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt",
            "Mymr", "Khmr", "Mong", "Ethi", "Thaa", "Syrc", "Nkoo", "Java", "Bali", "Sund",
        ].map(code))

    static func code(_ name: String) -> UInt32 {
        name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func name(_ code: UInt32) -> String {
        var name = ""
        for shift in [24, 16, 8, 0] {
            name.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: code >> shift)))
        }
        return name
    }
}
