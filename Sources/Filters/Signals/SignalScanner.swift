import Moderation
import Text

/// Reads a text's words byte by byte.
struct SignalScanner {
    private(set) var hosts = HostCollector()
    private var languages = LanguageCounter()
    private var prints = PrintBuilder()
    private var word = LanguageHash()
    private var isInWord = false
    /// Words, with two Chinese or Japanese characters for one, times two.
    private var weight = 0

    private static let http = LanguageHash("http")
    private static let https = LanguageHash("https")
    private static let www = LanguageHash("www")

    /// The prints of what was read; nil if it was too little.
    var print: TextPrint? {
        guard weight >= 2 * TextSignals.fewestWords else { return nil }
        var prints = prints
        return prints.print()
    }

    /// The language of what was read; nil if it isn't clear.
    var language: String? { languages.language }

    /// Reads UTF-8; what isn't well-formed parts words.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte >= 0x80 {
                place += readScalar(bytes, at: place)
            } else if (byte | 0x20) &- UInt8(ascii: "a") < 26 {
                word.add(byte | 0x20)
                isInWord = true
                place += 1
            } else {
                place = readMark(byte, bytes, at: place)
            }
        }
        endWord()
    }

    private mutating func endWord() {
        guard isInWord else { return }
        let isFunctionWord = languages.add(word)
        prints.add(word.value, isFunctionWord: isFunctionWord)
        weight += 2
        word = LanguageHash()
        isInWord = false
    }

    private mutating func dropWord() {
        word = LanguageHash()
        isInWord = false
    }

    // MARK: ASCII

    /// Reads a byte of ASCII that is no letter; returns where to go on.
    private mutating func readMark(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Int {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return place + 1
        case UInt8(ascii: "<"):
            if let end = readTag(bytes, at: place) { return end }
        case UInt8(ascii: ":") where Self.areSlashes(bytes, at: place + 1):
            guard isInWord, word == Self.http || word == Self.https else { break }
            dropWord()
            return skipAddress(bytes, from: hosts.read(bytes, at: place + 3))
        case UInt8(ascii: ".") where isInWord && word == Self.www:
            dropWord()
            let end = hosts.read(bytes, at: max(0, place - 3))
            return max(place + 1, skipAddress(bytes, from: end))
        case UInt8(ascii: "["):
            if let end = Self.endOfCode(bytes, at: place) {
                // An address in it is read as one in the text is.
                endWord()
                return end
            }
        case UInt8(ascii: "&"):
            if let end = Self.endOfReference(bytes, at: place) {
                endWord()
                return end
            }
        default: break
        }
        endWord()
        return place + 1
    }

    private static func areSlashes(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        place + 1 < bytes.count && bytes[place] == UInt8(ascii: "/")
            && bytes[place + 1] == UInt8(ascii: "/")
    }

    /// Where an address ends.
    private func skipAddress(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        var place = place
        while place < bytes.count {
            switch bytes[place] {
            case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "["), UInt8(ascii: "]"):
                return place
            default: place += 1
            }
        }
        return place
    }

    /// Reads a tag and the addresses in it; nil if it is none.
    private mutating func readTag(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Int? {
        guard let tag = TagSpan(bytes, at: place) else { return nil }
        if !tag.isWithinWords { endWord() }
        if tag.hasAddress {
            var place = tag.start
            while place < tag.end {
                if bytes[place] == UInt8(ascii: ":"), Self.areSlashes(bytes, at: place + 1) {
                    place = hosts.read(bytes, at: place + 3)
                } else {
                    place += 1
                }
            }
        }
        return tag.end
    }

    /// Where a BBCode of a link begins its address or ends; nil if there is none.
    private static func endOfCode(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Int? {
        for code in ["[url", "[/url", "[link", "[/link", "[img", "[/img"] {
            var next = place
            var matches = true
            for letter in code.utf8 {
                guard next < bytes.count, bytes[next] | 0x20 == letter | 0x20 else {
                    matches = false
                    break
                }
                next += 1
            }
            if matches, next < bytes.count,
                bytes[next] == UInt8(ascii: "=") || bytes[next] == UInt8(ascii: "]")
            {
                return next + 1
            }
        }
        return nil
    }

    /// Where a character reference ends; nil if there is none.
    private static func endOfReference(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Int? {
        var next = place + 1
        while next < bytes.count, next - place <= 10 {
            switch bytes[next] {
            case UInt8(ascii: ";"): return next > place + 1 ? next + 1 : nil
            case UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                next += 1
            default: return nil
            }
        }
        return nil
    }

    // MARK: Beyond ASCII

    /// Reads a scalar beyond ASCII; returns how many bytes it has.
    private mutating func readScalar(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Int {
        let scalar = SignalScalar(bytes, at: place)
        switch scalar.kind {
        case .letter:
            scalar.forEachByte { word.add($0) }
            isInWord = true
        case .hangul:
            languages.addHangul()
            scalar.forEachByte { word.add($0) }
            isInWord = true
        case .han, .kana:
            endWord()
            if scalar.kind == .han { languages.addHan() } else { languages.addKana() }
            var unit = LanguageHash()
            scalar.forEachByte { unit.add($0) }
            prints.add(unit.value, isFunctionWord: false)
            weight += 1
        case .mark: endWord()
        case .nothing: break
        }
        return scalar.byteCount
    }
}
