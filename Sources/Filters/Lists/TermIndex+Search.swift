extension TermIndex {
    /// Calls `found` with list, entry and place of every term in a case-folded text, from left to
    /// right, until it returns false.
    func search(_ text: [UInt8], _ found: (Int, Int, Range<Int>) -> Bool) {
        guard !terms.isEmpty else { return }
        prefixes.words.withUnsafeBufferPointer { bits in
            shortPairs.withUnsafeBufferPointer { pairs in
                text.withUnsafeBufferPointer { text in search(text, bits, pairs, found) }
            }
        }
    }

    private func search(
        _ text: UnsafeBufferPointer<UInt8>, _ bits: UnsafeBufferPointer<UInt64>,
        _ pairs: UnsafeBufferPointer<UInt64>, _ found: (Int, Int, Range<Int>) -> Bool
    ) {
        let shift = prefixes.shift
        for position in text.indices {
            let word = Self.word(in: text, at: position)
            let prefix = Self.prefixHash(word)
            let bit = prefix >> shift
            let pair = word & 0xFFFF
            let isShort = pairs[Int(pair >> 6)] >> (pair & 63) & 1 != 0
            var lengths = isShort ? shortLengths : 0
            if bits[Int(bit >> 6)] >> (bit & 63) & 1 != 0 {
                lengths |= prefixLengths[Int(prefix >> lengthShift)]
            }
            if lengths == 0 { continue }
            guard probe(word, lengths, text, position, found) else { return }
        }
    }

    /// Looks up the keys of the given lengths that the text has at a position.
    private func probe(
        _ word: UInt64, _ lengths: UInt16, _ text: UnsafeBufferPointer<UInt8>, _ position: Int,
        _ found: (Int, Int, Range<Int>) -> Bool
    ) -> Bool {
        var lengths = lengths
        while lengths != 0 {
            let length = lengths.trailingZeroBitCount
            lengths &= lengths - 1
            if length > text.count - position { break }
            let key = length == 8 ? word : word & ((1 << UInt64(8 * length)) - 1)
            let hash = Self.hash(key, length)
            guard keys.contains(hash) else { continue }
            guard probe(hash, key, length, text, position, found) else { return false }
        }
        return true
    }

    private func probe(
        _ hash: UInt64, _ key: UInt64, _ length: Int, _ text: UnsafeBufferPointer<UInt8>,
        _ position: Int, _ found: (Int, Int, Range<Int>) -> Bool
    ) -> Bool {
        let bucket = Int(hash >> bucketShift)
        for index in Int(buckets[bucket])..<Int(buckets[bucket + 1]) {
            let term = terms[index]
            let count = Int(term.count)
            guard term.key == key, min(count, 8) == length, position + count <= text.count,
                matches(term, text, position)
            else { continue }
            let range = position..<(position + count)
            guard found(Int(term.list), Int(term.entry), range) else { return false }
        }
        return true
    }

    private func matches(
        _ term: Term, _ text: UnsafeBufferPointer<UInt8>, _ position: Int
    ) -> Bool {
        var offset = 8
        while offset < Int(term.count) {
            if bytes[Int(term.start) + offset] != text[position + offset] { return false }
            offset += 1
        }
        return true
    }

    /// The next 8 bytes, the first one lowest; zeros after the end.
    @inline(__always)
    private static func word(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
        if position + 8 <= text.count, let base = text.baseAddress {
            let raw = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
            return UInt64(littleEndian: raw)
        }
        var word: UInt64 = 0
        for index in position..<text.count {
            word |= UInt64(text[index]) << UInt64(8 * (index - position))
        }
        return word
    }
}
