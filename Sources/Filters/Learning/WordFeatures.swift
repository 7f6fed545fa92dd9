import Classifier

/// Words, pairs of words and runs of letters of one text.
struct WordFeatures {
    let word: FeatureField
    /// Nil for none.
    let pair: FeatureField?
    let gram: FeatureField
    /// Characters of a run, 3 to 5.
    let gramLength: Int
    /// Hashes of words to be counted, such as those of the post's title.
    var sought: [UInt32] = []
    /// How many of the words were sought.
    private(set) var found = 0
    /// Whether words are also told apart by the author's giving an address.
    var isLinked = false

    init(word: FeatureField, pair: FeatureField?, gram: FeatureField, gramLength: Int) {
        self.word = word
        self.pair = pair
        self.gram = gram
        self.gramLength = gramLength
    }

    /// The hash of a word, whatever field it stands in.
    static func hash(of bytes: some Sequence<UInt8>) -> UInt32 {
        var hash = FeatureHash(field: 0)
        hash.add(bytes)
        return hash.value
    }

    /// Adds the features of a range of a text.
    mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout some FeatureSink
    ) {
        addWords(bytes, range, to: &sink)
        addGrams(bytes, range, to: &sink)
    }

    private mutating func addWords(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout some FeatureSink
    ) {
        var hash = FeatureHash(field: 0)
        var start = range.lowerBound
        var last: UInt32 = 0
        var lastStart = start
        for position in range {
            let byte = bytes[position]
            if Self.isInWord[Int(byte)] {
                hash.add(byte)
                continue
            }
            if position > start {
                add(hash.value, start..<position, after: last, lastStart, to: &sink)
                (last, lastStart) = (hash.value, start)
                hash = FeatureHash(field: 0)
            }
            start = position + 1
        }
        if range.upperBound > start {
            add(hash.value, start..<range.upperBound, after: last, lastStart, to: &sink)
        }
    }

    @inline(__always)
    private mutating func add(
        _ hash: UInt32, _ range: Range<Int>, after last: UInt32, _ lastStart: Int,
        to sink: inout some FeatureSink
    ) {
        sink.add(Self.hash(hash, word), word, range)
        if isLinked { sink.add(Self.hash(hash, .linkedWord), .linkedWord, range) }
        if let pair, last != 0 {
            var both = FeatureHash(field: pair.rawValue)
            both.add(last)
            both.add(hash)
            sink.add(both.value, pair, lastStart..<range.upperBound)
        }
        if !sought.isEmpty, sought.contains(hash) { found += 1 }
    }

    @inline(__always)
    private static func hash(_ word: UInt32, _ field: FeatureField) -> UInt32 {
        var hash = FeatureHash(field: field.rawValue)
        hash.add(word)
        return hash.value
    }

    /// Runs of characters, with one space for whatever is between words, by a rolling hash; of scripts
    /// without spaces also pairs.
    private func addGrams(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout some FeatureSink
    ) {
        let prime: UInt32 = 0x0100_0193
        let leaving = (0..<gramLength).reduce(UInt32(1)) { power, _ in power &* prime }
        var rolling: UInt32 = 0
        // The last characters and where they began, the newest in the low place.
        var characters = SIMD8<UInt32>(repeating: 0)
        var starts = SIMD8<UInt32>(repeating: 0)
        var seen = 0
        var last: UInt32 = 0x20
        var position = range.lowerBound
        let end = range.upperBound
        while position < end {
            let (character, length) = Self.character(bytes, position, end)
            let start = position
            position += length
            if character == 0x20, last == 0x20 { continue }
            let out = seen >= gramLength ? characters[(seen &- gramLength) & 7] : 0
            rolling = rolling &* prime &+ character &- out &* leaving
            if character >= 0x2E80, seen > 0 {
                let from = Int(starts[(seen &- 1) & 7])
                add(rolling: last &* prime &+ character, from..<position, &sink)
            }
            characters[seen & 7] = character
            starts[seen & 7] = UInt32(truncatingIfNeeded: start)
            seen += 1
            last = character
            if seen >= gramLength {
                let start = Int(starts[(seen &- gramLength) & 7])
                add(rolling: rolling, start..<position, &sink)
            }
        }
    }

    @inline(__always)
    private func add(rolling: UInt32, _ range: Range<Int>, _ sink: inout some FeatureSink) {
        var hash = FeatureHash(field: gram.rawValue)
        hash.add(rolling)
        sink.add(hash.value, gram, range)
    }

    /// A character, or a space for any ASCII that is in no word.
    @inline(__always)
    private static func character(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
    ) -> (UInt32, Int) {
        let lead = bytes[position]
        if lead < 0x80 { return (isInWord[Int(lead)] ? UInt32(lead) : 0x20, 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard position + length <= end else { return (UInt32(lead), 1) }
        var character = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            character = character << 6 | UInt32(bytes[position + offset] & 0x3F)
        }
        return (character, length)
    }

    /// Letters, digits, apostrophes and whatever is not ASCII.
    static let isInWord: [Bool] = (0..<256).map { byte in
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || byte == 0x27
    }
}
