/// Finds any of very many texts in one pass over a text, in time that doesn't grow with their
/// number.
///
/// Terms stand in a hash table by their first bytes, 8 at most. At each position of the text small
/// tables of bits say whether a term can begin there; they stay in the processor's nearest memory,
/// so the large tables are rarely looked at.
struct TermIndex: Sendable {
    /// A text to look for, already case-folded.
    struct Term: Sendable {
        /// The first bytes, 8 at most, the first one lowest.
        var key: UInt64
        var start: UInt32
        var count: UInt16
        /// Whose term it is.
        var list: UInt16
        /// Which of that list's entries it is.
        var entry: UInt32
    }

    var bytes: [UInt8] = []
    /// After `finish`, in the order of their buckets.
    var terms: [Term] = []
    /// Where each bucket begins in `terms`, and where the last one ends.
    var buckets: [UInt32] = []
    /// Bits of the hashes of all keys.
    var keys = HashBits()
    /// For each pair of bytes, the first one lowest, whether a key of less than 4 bytes can begin
    /// with it.
    var shortPairs = [UInt64](repeating: 0, count: 1024)
    /// Bits of the hashes of the first 4 bytes of all other keys.
    var prefixes = HashBits()
    /// Lengths of the keys with those first 4 bytes, bit n for n bytes, by hash.
    var prefixLengths: [UInt16] = []
    /// Lengths of keys of less than 4 bytes, bit n for n bytes.
    var shortLengths: UInt16 = 0
    /// The hash's upper bits that number a bucket or an element of `prefixLengths`.
    var bucketShift: UInt64 = 63
    var lengthShift: UInt64 = 63

    /// Whether there is nothing to look for.
    var isEmpty: Bool { terms.isEmpty }

    /// Adds a term that is not empty; `finish` makes it findable.
    mutating func add(_ term: some Collection<UInt8>, list: Int, entry: Int) {
        var (key, shift): (UInt64, UInt64) = (0, 0)
        for byte in term.prefix(8) {
            key |= UInt64(byte) << shift
            shift += 8
        }
        let start = bytes.count
        bytes.append(contentsOf: term)
        terms.append(
            Term(
                key: key, start: UInt32(start), count: UInt16(bytes.count - start),
                list: UInt16(list), entry: UInt32(entry)))
    }

    /// Builds the tables after the last `add`.
    mutating func finish() {
        guard !terms.isEmpty else { return }
        let bits = UInt64(64 - terms.count.leadingZeroBitCount)
        bucketShift = 64 - bits
        lengthShift = 64 - (bits + 1)
        keys = HashBits(bitCountLog2: bits + 4)
        prefixes = HashBits(bitCountLog2: bits + 1)
        prefixLengths = [UInt16](repeating: 0, count: 1 << Int(bits + 1))
        for term in terms { note(term) }
        sortByBucket(count: 1 << Int(bits))
    }

    private mutating func note(_ term: Term) {
        let length = min(Int(term.count), 8)
        let hash = Self.hash(term.key, length)
        keys.insert(hash)
        if length < 4 {
            shortLengths |= 1 << UInt16(length)
            for second in length == 1 ? Array(0...255) : [term.key >> 8 & 255] {
                let pair = term.key & 255 | second << 8
                shortPairs[Int(pair >> 6)] |= 1 << (pair & 63)
            }
        } else {
            let prefix = Self.prefixHash(term.key)
            prefixes.insert(prefix)
            prefixLengths[Int(prefix >> lengthShift)] |= 1 << UInt16(length)
        }
    }

    /// Puts the terms of a bucket side by side.
    private mutating func sortByBucket(count: Int) {
        buckets = [UInt32](repeating: 0, count: count + 1)
        let numbers = terms.map { Int(Self.hash($0.key, min(Int($0.count), 8)) >> bucketShift) }
        for number in numbers { buckets[number + 1] += 1 }
        for number in 0..<count { buckets[number + 1] += buckets[number] }
        var next = buckets
        var sorted = terms
        for (index, number) in numbers.enumerated() {
            sorted[Int(next[number])] = terms[index]
            next[number] += 1
        }
        terms = sorted
    }

    /// Of the first 4 bytes; it is needed at every position of a text, so it is a single step.
    @inline(__always)
    static func prefixHash(_ word: UInt64) -> UInt64 {
        (word & 0xFFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    static func hash(_ key: UInt64, _ length: Int) -> UInt64 {
        var hash = (key ^ (UInt64(length) << 59)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        return hash &* 0xBF58_476D_1CE4_E5B9
    }
}
