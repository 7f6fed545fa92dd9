import CICU

/// Which scripts a text is written in.
public struct ScriptProfile: Sendable, Hashable {
    /// The number of letters (scalars of general category L) of each script that occurs.
    public var letters: [Script: Int] {
        var all = others
        if latin > 0 { all[.latin, default: 0] += latin }
        return all
    }

    private let latin: Int
    /// Those of other scripts, and what isn't ASCII of Latin.
    private let others: [Script: Int]
    /// The number of words that mix Latin letters with Cyrillic or Greek ones.
    public let mixedScriptWordCount: Int

    /// The number of letters of all scripts.
    public var letterCount: Int { others.isEmpty ? latin : others.values.reduce(latin, +) }

    /// The script with most letters, the first by name among equals; nil without letters.
    public var dominant: Script? {
        if others.isEmpty { return latin > 0 ? .latin : nil }
        return letters.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    }

    /// The share of the letters that are of `script`: 0 to 1, 0 without letters.
    public func share(of script: Script) -> Double {
        let count = letterCount
        let own = (others[script] ?? 0) + (script == .latin ? latin : 0)
        return count == 0 ? 0 : Double(own) / Double(count)
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
        latin = counter.latinCount
        others = counter.otherScripts()
    }

    /// The profile of a text of ASCII alone that has so many letters.
    public init(asciiLetterCount count: Int) {
        (latin, others, mixedScriptWordCount) = (count, [:], 0)
    }
}

/// Counts letters by script while it reads scalars.
private struct ScriptCounter {
    /// Of ASCII alone.
    private(set) var latinCount = 0
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
        // Han characters are letters, and texts that have any have many.
        if 0x4E00...0x9FFF ~= scalar { return countLetter(of: ScriptCode.han) }
        let category = cicu_category(scalar)
        guard category >= Int32(CICU_UPPERCASE_LETTER), category <= Int32(CICU_OTHER_LETTER) else {
            let isInsideWord =
                ScalarFolding.isMark(category) || category == Int32(CICU_FORMAT)
            if !isInsideWord { endWord() }
            return
        }
        countLetter(of: cicu_script(scalar))
    }

    private mutating func countLetter(of script: UInt32) {
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

    mutating func otherScripts() -> [Script: Int] {
        flush(next: 0)
        if otherCounts.isEmpty { return [:] }
        var result: [Script: Int] = [:]
        for (script, count) in otherCounts {
            result[Script(rawValue: ScriptCode.name(script))] = count
        }
        return result
    }

    private mutating func flush(next: UInt32) {
        if lastScriptCount > 0 { otherCounts[lastScript, default: 0] += lastScriptCount }
        lastScript = next
        lastScriptCount = 0
    }
}
