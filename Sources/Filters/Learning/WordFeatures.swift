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
    /// Whether runs of ASCII begin where a word does, or with the space before it.
    var beginsWords = false

    init(word: FeatureField, pair: FeatureField?, gram: FeatureField, gramLength: Int) {
        self.word = word
        self.pair = pair
        self.gram = gram
        self.gramLength = gramLength
    }

    /// Adds the features of a range of a text.
    mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout FeatureCollector
    ) {
        addWords(bytes, range, to: &sink)
        addGrams(bytes, range, to: &sink)
    }

    private mutating func addWords(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout FeatureCollector
    ) {
        var hash = FeatureHash(field: 0)
        var start = range.lowerBound
        var last: UInt32 = 0
        var lastStart = start
        for position in range {
            let byte = bytes[position]
            if Self.isInWord(byte) {
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
        to sink: inout FeatureCollector
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
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to sink: inout FeatureCollector
    ) {
        withUnsafeTemporaryAllocation(of: GramCharacter.self, capacity: range.count) { room in
            let characters = Self.characters(of: bytes, range, in: room)
            withUnsafeTemporaryAllocation(
                of: FeatureCollector.Sight.self, capacity: characters.count * 2
            ) { sink.add(grams(of: characters, in: $0), gram) }
        }
    }

    /// The grams of some characters, written to room for two of each.
    private func grams(
        of characters: UnsafeBufferPointer<GramCharacter>,
        in room: UnsafeMutableBufferPointer<FeatureCollector.Sight>
    ) -> UnsafeBufferPointer<FeatureCollector.Sight> {
        let prime: UInt32 = 0x0100_0193
        let leaving = (0..<gramLength).reduce(UInt32(1)) { power, _ in power &* prime }
        var rolling: UInt32 = 0
        var count = 0
        for index in characters.indices {
            let character = characters[index]
            let out = index < gramLength ? 0 : characters[index - gramLength].value
            rolling = rolling &* prime &+ character.value &- out &* leaving
            if character.value >= 0x2E80, index > 0 {
                let last = characters[index - 1]
                let pair = last.value &* prime &+ character.value
                room.initializeElement(
                    at: count, to: sight(rolling: pair, last.start, character.end))
                count += 1
            }
            guard index + 1 >= gramLength else { continue }
            let start = index + 1 - gramLength
            let first = characters[start]
            let isWithin =
                start > 0 && first.value < 0x80 && first.value != 0x20
                && characters[start - 1].value != 0x20
            if beginsWords, isWithin { continue }
            room.initializeElement(
                at: count, to: sight(rolling: rolling, first.start, character.end))
            count += 1
        }
        return UnsafeBufferPointer(rebasing: room[..<count])
    }

    /// A character and where it stands.
    private struct GramCharacter {
        let value: UInt32
        let start: Int32
        let end: Int32
    }

    /// The characters of a text, with one space for whatever is between words, written to room for
    /// one of each byte.
    private static func characters(
        of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
        in room: UnsafeMutableBufferPointer<GramCharacter>
    ) -> UnsafeBufferPointer<GramCharacter> {
        var count = 0
        var last: UInt32 = 0x20
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position
            let (value, length) = character(bytes, position, range.upperBound)
            position += length
            if value == 0x20, last == 0x20 { continue }
            room.initializeElement(
                at: count,
                to: GramCharacter(
                    value: value, start: Int32(truncatingIfNeeded: start),
                    end: Int32(truncatingIfNeeded: position)))
            count += 1
            last = value
        }
        return UnsafeBufferPointer(rebasing: room[..<count])
    }

    @inline(__always)
    private func sight(
        rolling: UInt32, _ start: Int32, _ end: Int32
    ) -> FeatureCollector.Sight {
        var hash = FeatureHash(field: gram.rawValue)
        hash.add(rolling)
        return FeatureCollector.Sight(hash: hash.value, start: start, end: end)
    }

    /// A character, or a space for any ASCII that is in no word.
    @inline(__always)
    private static func character(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
    ) -> (UInt32, Int) {
        let lead = bytes[position]
        if lead < 0x80 { return (isInWord(lead) ? UInt32(lead) : 0x20, 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard position + length <= end else { return (UInt32(lead), 1) }
        var character = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            character = character << 6 | UInt32(bytes[position + offset] & 0x3F)
        }
        return (character, length)
    }

    /// Letters, digits, apostrophes and whatever is not ASCII.
    @inline(__always)
    static func isInWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte &- 0x30 < 10 || byte == 0x27
    }
}
