extension TermIndex {
    /// Calls `found` with list, entry and place of every term in a case-folded text, from left to
    /// right, until it returns false.
    func search(_ text: [UInt8], _ found: (Int, Int, Range<Int>) -> Bool) {
        guard !terms.isEmpty else { return }
        text.withUnsafeBufferPointer { text in
            for position in text.indices {
                let word = Self.word(in: text, at: position)
                var lengths = shortLengths
                let prefix = Self.hash(word & 0xFFFF_FFFF, 0)
                if prefixes.contains(prefix) { lengths |= prefixLengths[Int(prefix >> lengthShift)] }
                let left = text.count - position
                while lengths != 0 {
                    let length = lengths.trailingZeroBitCount
                    lengths &= lengths - 1
                    if length > left { break }
                    let key = length == 8 ? word : word & ((1 << UInt64(8 * length)) - 1)
                    let hash = Self.hash(key, length)
                    guard length >= 4 || shortKeys.contains(hash), keys.contains(hash) else {
                        continue
                    }
                    guard probe(hash, key, length, text, position, found) else { return }
                }
            }
        }
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
