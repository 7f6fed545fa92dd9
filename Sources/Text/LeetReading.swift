/// Words written with digits and signs in place of letters: `v1agra`, `fr33`, `c@sino`.
enum LeetReading {
    /// Replacements of single bytes of a text, by their offsets.
    typealias Letters = [(offset: Int, letter: String)]

    /// The letters of a folded text with `one` for what may be i or l; none if no word is leet.
    static func letters(in bytes: UnsafeBufferPointer<UInt8>, one: String) -> Letters {
        guard bytes.contains(where: isStandIn) else { return [] }
        var result: Letters = []
        var index = 0
        while index < bytes.count {
            guard isPart(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            var (hasLetter, hasOther) = (false, false)
            while index < bytes.count, isPart(bytes[index]) {
                if isLetter(bytes[index]) { hasLetter = true } else { hasOther = true }
                index += 1
            }
            guard hasLetter, hasOther else { continue }
            append(start..<index, of: bytes, one: one, to: &result)
        }
        return result
    }

    private static func append(
        _ word: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, one: String,
        to result: inout Letters
    ) {
        // Exclamation marks, bars and a mention's @ at the ends are what they seem.
        let signs: Set<UInt8> = [0x21, 0x7C]
        var word = word
        while let last = word.last, signs.contains(bytes[last]) || bytes[last] == 0x40 {
            word = word.dropLast()
        }
        while let first = word.first, signs.contains(bytes[first]) { word = word.dropFirst() }
        guard let first = word.first, bytes[first] != 0x40 else { return }
        // Of `t0gel62` all but the number at its end is read.
        let name = bytes[word].lastIndex { !($0 &- 0x30 < 10) }.map { word.lowerBound..<($0 + 1) }
        if let name, word.count > name.count + 1, isLeet(name, of: bytes) {
            word = name
        } else if !isLeet(word, of: bytes) {
            return
        }
        for offset in word {
            guard let letter = letter(bytes[offset], one: one) else { continue }
            result.append((offset, letter))
        }
    }

    /// Whether a word is none of `10km`, `1st`, `mp3`, `h264`, `$100`, `me@example.com`.
    private static func isLeet(_ word: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let part = bytes[word]
        guard part.count > 2, part.count < 40,
            part.allSatisfy({ isLetter($0) || letter($0, one: "i") != nil }),
            let first = part.firstIndex(where: isLetter),
            let last = part.lastIndex(where: isLetter)
        else { return false }
        if part.contains(0x40), isAddress(word, of: bytes) { return false }
        let letterCount = part.count(where: isLetter)
        let hasLooseSign = part.contains { [0x21, 0x40, 0x7C].contains($0) }
        if hasLooseSign, letterCount < 3 { return false }
        let (head, tail) = (first - word.lowerBound, word.upperBound - 1 - last)
        if head + letterCount + tail < part.count { return head < 2 && tail < 3 && letterCount > 1 }
        guard head > 0 || tail > 0 else { return false }
        // Digits on one side only: `0nline` and `fr33`, but neither `4k` nor `covid1`.
        if head > 0 {
            let isMoney = bytes[word.lowerBound] == 0x24
            return tail == 0 && head == 1 && letterCount >= (isMoney ? 2 : 3)
        }
        let ending = bytes[(last + 1)..<word.upperBound]
        if ending.allSatisfy({ $0 == 0x24 }) { return tail < 3 && letterCount + tail > 2 }
        if tail == 1 { return letterCount > 3 }
        return tail == 2 && ending.first == ending.last && letterCount > 1
    }

    private static func isAddress(
        _ word: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let end = word.upperBound
        guard end + 1 < bytes.count, bytes[end] == 0x2E || bytes[end] == 0x2D else { return false }
        return isPart(bytes[end + 1])
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always)
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x40, 0x24, 0x21, 0x7C: true
        default: false
        }
    }

    /// Whether a byte may stand for a letter.
    @inline(__always)
    private static func isStandIn(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte == 0x40 || byte == 0x24 || byte == 0x7C || byte == 0x21
    }

    private static func letter(_ byte: UInt8, one: String) -> String? {
        switch byte {
        case 0x30: "o"
        case 0x31, 0x21, 0x7C: one
        case 0x33: "e"
        case 0x34, 0x40: "a"
        case 0x35, 0x24: "s"
        case 0x37: "t"
        default: nil
        }
    }
}
