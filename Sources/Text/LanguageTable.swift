/// Which languages have a word, by its hash: an open table that is half empty.
struct LanguageTable: Sendable {
    static let shared = LanguageTable()

    private var hashes: [UInt64]
    private var languages: [UInt32]
    private static let size = 8192

    private init() {
        hashes = [UInt64](repeating: 0, count: Self.size)
        languages = [UInt32](repeating: 0, count: Self.size)
        for (number, language) in LanguageWords.all.enumerated() {
            language.words.withUTF8Buffer { add(wordsOf: $0, language: number) }
        }
    }

    /// Adds words with spaces or line ends between them.
    private mutating func add(wordsOf text: UnsafeBufferPointer<UInt8>, language: Int) {
        var word = LanguageHash()
        for byte in text {
            if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\n") {
                word.add(byte)
            } else if word != LanguageHash() {
                add(word.value, language: language)
                word = LanguageHash()
            }
        }
        if word != LanguageHash() { add(word.value, language: language) }
    }

    private mutating func add(_ hash: UInt64, language: Int) {
        var place = Self.place(of: hash)
        while languages[place] != 0, hashes[place] != hash { place = (place + 1) % Self.size }
        hashes[place] = hash
        languages[place] |= 1 << UInt32(language)
    }

    private static func place(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash ^ hash >> 32) % UInt64(size))
    }

    /// The languages as bits by their place in `LanguageWords`.
    func languages(of hash: UInt64) -> UInt32 {
        var place = Self.place(of: hash)
        while languages[place] != 0 {
            if hashes[place] == hash { return languages[place] }
            place = (place + 1) % Self.size
        }
        return 0
    }
}
