import Text

/// The words of a text that may say what it is about, cut to their stems.
///
/// A stem is a word's first five letters, so that "cooking" is "cooks". Words of less than four
/// letters and function words say nothing. Chinese and Japanese characters count in pairs.
struct TopicWords {
    /// The stems' hashes, in order.
    private(set) var stems: [UInt64] = []
    /// More words than these change little.
    private static let limit = 2000
    private static let stemLength = 5

    private var word = LanguageHash()
    private var stem = LanguageHash()
    private var letters = 0
    private var last: UInt64 = 0

    /// Reads a text whose case was folded.
    init(of text: String) {
        var text = text
        text.withUTF8 { bytes in
            for place in bytes.indices where stems.count < Self.limit { read(bytes, at: place) }
        }
        endWord()
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            letters += 1
            add(byte)
        case 0x80...0xBF: add(byte)
        // Punctuation of every script, CJK's too.
        case 0xC2, 0xE2: endWord()
        case 0xE3...0xE9:
            endWord()
            guard place + 2 < bytes.count else { return }
            let unit = UInt64(byte) << 16 | UInt64(bytes[place + 1]) << 8 | UInt64(bytes[place + 2])
            if last != 0 { stems.append(last << 24 | unit) }
            last = unit
        case 0xC3...0xFF:
            letters += 1
            add(byte)
        default: endWord()
        }
    }

    private mutating func add(_ byte: UInt8) {
        guard letters > 0 else { return }
        word.add(byte)
        if letters <= Self.stemLength { stem.add(byte) }
    }

    private mutating func endWord() {
        if letters >= 4, !word.isFunctionWord { stems.append(stem.value) }
        if letters > 0 {
            word = LanguageHash()
            stem = LanguageHash()
            letters = 0
        }
        last = 0
    }

    /// The share of the words that others have too, 0 to 1; nil if either has none.
    func share(in others: [TopicWords]) -> Double? {
        let known = Set(others.flatMap(\.stems))
        guard !known.isEmpty, !stems.isEmpty else { return nil }
        return Double(stems.count { known.contains($0) }) / Double(stems.count)
    }
}
