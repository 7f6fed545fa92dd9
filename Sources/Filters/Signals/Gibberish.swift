/// Tells words from keys hit at random, by what the languages of the Latin alphabet never do.
///
/// It looks at words of four ASCII letters or more. A word looks random if it holds neighbours that
/// no language has (`qz`), six consonants in a row, no vowel at all, or a row of the keyboard.
struct Gibberish {
    /// Letters in words that look random.
    private var random = 0
    /// Letters in all words.
    private var all = 0
    private static let fewestLetters = 8

    /// The share of the letters that are in words that look random; nil with fewer than eight.
    var share: Double? { all < Self.fewestLetters ? nil : Double(random) / Double(all) }

    /// Reads a text.
    init(of text: String) {
        var text = text
        text.withUTF8 { bytes in
            Self.strange.withUnsafeBufferPointer { strange in
                var index = 0
                while index < bytes.count {
                    let start = index
                    var marks: UInt8 = 0
                    while index < bytes.count, case let mark = Self.mark(bytes[index]), mark > 0 {
                        marks |= index == start ? mark & ~Self.upperCase : mark
                        index += 1
                    }
                    // Letters beyond ASCII, digits, the marks of code and capitals within make a
                    // word none of ours.
                    if marks == Self.letter, index - start >= 4 {
                        count(bytes[start..<index], strange)
                    }
                    index += 1
                }
            }
        }
    }

    private mutating func count(
        _ letters: Slice<UnsafeBufferPointer<UInt8>>, _ strange: UnsafeBufferPointer<UInt32>
    ) {
        var word = Word()
        for byte in letters { word.add(Int((byte | 0x20) &- UInt8(ascii: "a")), strange) }
        all += word.count
        if word.looksRandom { random += word.count }
    }

    private static let letter: UInt8 = 1
    private static let upperCase: UInt8 = 2
    private static let other: UInt8 = 4

    /// What a byte says of the word that it stands in; 0 if it stands between words.
    @inline(__always)
    private static func mark(_ byte: UInt8) -> UInt8 {
        if (byte | 0x20) &- UInt8(ascii: "a") < 26 {
            return byte & 0x20 == 0 ? letter | upperCase : letter
        }
        let isOther =
            byte >= 0x80 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
        return isOther ? other : 0
    }

    /// A word as far as it was read.
    private struct Word {
        var count = 0
        private var vowels = 0
        private var run = 0
        private var longestRun = 0
        private var hasRepeats = false
        private var isStrange = false
        private var last = 26
        /// The letters in it, as bits.
        private var letters: UInt32 = 0
        /// The last four letters, a byte each.
        private var row: UInt32 = 0
        private var hasRow = false

        @inline(__always)
        mutating func add(_ letter: Int, _ strange: UnsafeBufferPointer<UInt32>) {
            count += 1
            if Gibberish.isVowel(letter) {
                vowels += 1
                run = 0
            } else if letter != last {
                run += 1
                longestRun = max(longestRun, run)
            }
            if letter == last { hasRepeats = true }
            if last < 26, strange[last] >> UInt32(letter) & 1 != 0 { isStrange = true }
            last = letter
            letters |= 1 << UInt32(letter)
            row = row << 8 | UInt32(letter + 0x61)
            if count >= 4, run >= 3, Gibberish.rows.contains(row) { hasRow = true }
        }

        var looksRandom: Bool {
            // "Hmmm", "pfff" and "wkwkwk" are said on purpose.
            if vowels == 0 { return !hasRepeats && letters.nonzeroBitCount >= 4 && count >= 5 }
            return isStrange || longestRun >= 6 || hasRow
        }
    }

    fileprivate static func isVowel(_ letter: Int) -> Bool {
        // a, e, i, o, u, y
        0b1_0001_0000_0100_0001_0001_0001 >> letter & 1 == 1
    }

    fileprivate static let rows: [UInt32] =
        ["asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "zxcv", "xcvb", "cvbn", "vbnm"]
        .map { row in row.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    /// Neighbours that no word has: by the first letter's place, the second ones as bits.
    fileprivate static let strange: [UInt32] = {
        let pairs = """
            bq bx cj cx dx fq fv fx fz gq gv gx hq hx hz jb jc jf jg jh jl jp jq jr js jv jw jx jz
            kq kx kz lx mq mx mz pq px pz qb qc qd qf qg qh qj qk ql qm qn qp qr qs qv qw qx qy qz
            sx tq tx vb vc vf vg vh vj vm vp vq vt vw vx vz wq wv wx wz xj xk xq xr xz yq zf zj zq
            zx zg
            """
        var table = [UInt32](repeating: 0, count: 26)
        for pair in pairs.split(whereSeparator: \.isWhitespace) {
            let letters = pair.utf8.map { Int($0 &- UInt8(ascii: "a")) }
            table[letters[0]] |= 1 << UInt32(letters[1])
        }
        return table
    }()
}
