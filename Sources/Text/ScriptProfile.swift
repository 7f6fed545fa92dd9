import CICU

/// Which scripts a text is written in.
public struct ScriptProfile: Sendable, Hashable {
    /// The number of letters (scalars of general category L) of each script that occurs.
    public let letters: [Script: Int]
    /// The number of words that mix Latin letters with Cyrillic or Greek ones.
    public let mixedScriptWordCount: Int

    /// The number of letters of all scripts.
    public var letterCount: Int { letters.values.reduce(0, +) }

    /// The script with most letters, the first by name among equals; nil without letters.
    public var dominant: Script? {
        letters.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    }

    /// The share of the letters that are of `script`: 0 to 1, 0 without letters.
    public func share(of script: Script) -> Double {
        let count = letterCount
        return count == 0 ? 0 : Double(letters[script] ?? 0) / Double(count)
    }

    /// The profile of a text.
    public init(of string: String) {
        var counter = ScriptCounter()
        var text = string
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: index)
                counter.count(scalar)
                index += length
            }
        }
        counter.endWord()
        mixedScriptWordCount = counter.mixedWordCount
        letters = counter.letters()
    }
}

/// Counts letters by script while it reads scalars.
private struct ScriptCounter {
    private var latinCount = 0
    private var otherCounts: [UInt32: Int] = [:]
    private var lastScript: UInt32 = 0
    private var lastScriptCount = 0
    private var wordHasLatin = false
    private var wordHasLookalikes = false
    private(set) var mixedWordCount = 0

    @inline(__always)
    mutating func count(_ scalar: UInt32) {
        if scalar < 0x80 {
            if (scalar | 0x20) &- 0x61 < 26 {
                latinCount += 1
                wordHasLatin = true
            } else if scalar &- 0x30 >= 10 {
                endWord()
            }
        } else {
            countOther(scalar)
        }
    }

    private mutating func countOther(_ scalar: UInt32) {
        let category = cicu_category(scalar)
        guard category >= Int32(CICU_UPPERCASE_LETTER), category <= Int32(CICU_OTHER_LETTER) else {
            let isInsideWord =
                ScalarFolding.isMark(category) || category == Int32(CICU_FORMAT)
            if !isInsideWord { endWord() }
            return
        }
        let script = cicu_script(scalar)
        if script == ScriptCode.latin { wordHasLatin = true }
        if script == ScriptCode.cyrillic || script == ScriptCode.greek { wordHasLookalikes = true }
        if script != lastScript { flush(next: script) }
        lastScriptCount += 1
    }

    mutating func endWord() {
        if wordHasLatin, wordHasLookalikes { mixedWordCount += 1 }
        wordHasLatin = false
        wordHasLookalikes = false
    }

    mutating func letters() -> [Script: Int] {
        flush(next: 0)
        var result: [Script: Int] = [:]
        for (script, count) in otherCounts {
            result[Script(rawValue: ScriptCode.name(script))] = count
        }
        if latinCount > 0 { result[.latin, default: 0] += latinCount }
        return result
    }

    private mutating func flush(next: UInt32) {
        if lastScriptCount > 0 { otherCounts[lastScript, default: 0] += lastScriptCount }
        lastScript = next
        lastScriptCount = 0
    }
}
