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
        /// Which of its list's entries it is.
        var entry: UInt32
        /// In a full bucket: the place within it, from 1, of the longest term that this one begins
        /// with; 0 if there is none.
        var parent: UInt32 = 0
        var count: UInt16
        /// Whose term it is.
        var list: UInt16
    }

    /// The most lists that can share an index.
    static let maximumListCount = Int(UInt16.max)
    /// The most bytes that all terms together can have.
    static let maximumByteCount = 1 << 30
    /// Buckets of more terms than this are kept in order.
    static let maximumLooseCount = 8

    var bytes: [UInt8] = []
    /// After `finish`, in the order of their buckets.
    var terms: [Term] = []
    /// Where each bucket begins in `terms`, and where the last one ends.
    var buckets: [UInt32] = []
    /// Bits of the hashes of all keys; those of 8 bytes are looked up at every position of a text.
    var keys = HashBits()
    /// For each pair of bytes, the first one lowest, whether a key of less than 4 bytes can begin
    /// with it.
    var shortPairs = [UInt64](repeating: 0, count: 1024)
    /// Bits of the hashes of the first 4 bytes of the keys of 4 to 7 bytes.
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

    /// Makes room for terms.
    mutating func reserve(count: Int, byteCount: Int) {
        terms.reserveCapacity(terms.count + count)
        bytes.reserveCapacity(bytes.count + byteCount)
    }

    /// Adds a term that is not empty; `finish` makes it findable.
    mutating func add(_ term: UnsafeBufferPointer<UInt8>, list: Int, entry: Int) {
        let key = TermKey.word(in: term, at: 0)
        let start = bytes.count
        bytes.append(contentsOf: term)
        terms.append(
            Term(
                key: key, start: UInt32(start), entry: UInt32(entry), count: UInt16(term.count),
                list: UInt16(list)))
    }

    /// Builds the tables after the last `add`.
    ///
    /// - Parameter outlasts: of a list's two entries with the same text, whether the first one is
    ///   to be kept; else the second one is.
    mutating func finish(outlasts: (_ list: Int, _ entry: Int, _ other: Int) -> Bool) {
        guard !terms.isEmpty else { return }
        let bits = UInt64(64 - terms.count.leadingZeroBitCount)
        bucketShift = 64 - bits
        let middling = terms.reduce(1) { $0 + (4..<8 ~= $1.count ? 1 : 0) }
        let prefixBits = UInt64(67 - middling.leadingZeroBitCount)
        lengthShift = 64 - prefixBits
        keys = HashBits(bitCountLog2: bits + 4)
        prefixes = HashBits(bitCountLog2: prefixBits)
        prefixLengths = [UInt16](repeating: 0, count: 1 << Int(prefixBits))
        for index in terms.indices { note(terms[index]) }
        sortByBucket(count: 1 << Int(bits))
        orderFullBuckets(outlasts)
    }

    private mutating func note(_ term: Term) {
        let length = min(Int(term.count), 8)
        keys.insert(TermKey.hash(term.key, length))
        if length < 4 {
            shortLengths |= 1 << UInt16(length)
            for second in length == 1 ? 0...255 : (term.key >> 8 & 255)...(term.key >> 8 & 255) {
                let pair = term.key & 255 | second << 8
                shortPairs[Int(pair >> 6)] |= 1 << (pair & 63)
            }
        } else if length < 8 {
            let prefix = TermKey.prefixHash(term.key)
            prefixes.insert(prefix)
            prefixLengths[Int(prefix >> lengthShift)] |= 1 << UInt16(length)
        }
    }

    /// Puts the terms of a bucket side by side.
    private mutating func sortByBucket(count: Int) {
        buckets = [UInt32](repeating: 0, count: count + 1)
        let shift = bucketShift
        let number = { (term: Term) in
            Int(TermKey.hash(term.key, min(Int(term.count), 8)) >> shift)
        }
        for index in terms.indices { buckets[number(terms[index]) + 1] += 1 }
        for index in 0..<count { buckets[index + 1] += buckets[index] }
        var next = buckets
        terms = [Term](unsafeUninitializedCapacity: terms.count) { sorted, written in
            for index in terms.indices {
                let bucket = number(terms[index])
                sorted.initializeElement(at: Int(next[bucket]), to: terms[index])
                next[bucket] += 1
            }
            written = terms.count
        }
    }
}
