import Glibc

/// One pass over one text.
struct TermSearch {
    /// What `TermIndex` documents, valid during the search only.
    struct Tables {
        let bytes: UnsafeBufferPointer<UInt8>
        let terms: UnsafeBufferPointer<TermIndex.Term>
        let buckets: UnsafeBufferPointer<UInt32>
        let keys: UnsafeBufferPointer<UInt64>
        let keyShift: UInt64
        let pairs: UnsafeBufferPointer<UInt64>
        let prefixes: UnsafeBufferPointer<UInt64>
        let prefixShift: UInt64
        let prefixLengths: UnsafeBufferPointer<UInt16>
        let shortLengths: UInt16
        let bucketShift: UInt64
        let lengthShift: UInt64
    }

    let tables: Tables
    let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(tables: Tables, text: UnsafeBufferPointer<UInt8>) {
        self.tables = tables
        self.text = text
    }

    /// Goes on from left to right, until the end or at least so many hits were added.
    ///
    /// Hits are collected, as a closure called from this deep would cost more than the search.
    ///
    /// - Returns: whether there is text left.
    mutating func run(into hits: inout [TermHit], pausingAt limit: Int) -> Bool {
        while position < text.count {
            let word = TermKey.word(in: text, at: position)
            let prefix = TermKey.prefixHash(word)
            var lengths: UInt16 = Self.bit(word & 0xFFFF, tables.pairs) ? tables.shortLengths : 0
            if Self.bit(prefix >> tables.prefixShift, tables.prefixes) {
                lengths |= tables.prefixLengths[Int(prefix >> tables.lengthShift)]
            }
            if Self.bit(TermKey.hash(word, 8) >> tables.keyShift, tables.keys) {
                lengths |= 1 << 8
            }
            if lengths != 0 { probe(word, lengths, &hits) }
            position += 1
            if hits.count >= limit { return position < text.count }
        }
        return false
    }

    @inline(__always)
    private static func bit(_ number: UInt64, _ words: UnsafeBufferPointer<UInt64>) -> Bool {
        words[Int(number >> 6)] >> (number & 63) & 1 != 0
    }

    /// Looks up the keys of the given lengths that the text has here.
    private func probe(
        _ word: UInt64, _ lengths: UInt16, _ hits: inout [TermHit]
    ) {
        var lengths = lengths
        while lengths != 0 {
            let length = lengths.trailingZeroBitCount
            lengths &= lengths - 1
            if length > text.count - position { break }
            let key = length == 8 ? word : word & ((1 << UInt64(8 * length)) - 1)
            let hash = TermKey.hash(key, length)
            guard length == 8 || Self.bit(hash >> tables.keyShift, tables.keys) else { continue }
            let bucket = Int(hash >> tables.bucketShift)
            let (first, end) = (Int(tables.buckets[bucket]), Int(tables.buckets[bucket + 1]))
            if end - first <= TermIndex.maximumLooseCount {
                tryAll(first..<end, key, length, &hits)
            } else {
                descend(first..<end, key, length, &hits)
            }
        }
    }

    private func tryAll(
        _ bucket: Range<Int>, _ key: UInt64, _ length: Int, _ hits: inout [TermHit]
    ) {
        for index in bucket {
            let term = tables.terms[index]
            guard term.key == key, min(Int(term.count), 8) == length, comparison(term) == 0
            else { continue }
            hits.append(hit(term))
        }
    }

    /// Finds the last term in order that isn't past the text, then those that it begins with: only
    /// they can be what the text begins with.
    private func descend(
        _ bucket: Range<Int>, _ key: UInt64, _ length: Int, _ hits: inout [TermHit]
    ) {
        var (low, high) = (bucket.lowerBound, bucket.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if comparison(tables.terms[middle]) <= 0 { low = middle + 1 } else { high = middle }
        }
        var place = low - bucket.lowerBound
        var isPrefix = false
        while place > 0 {
            let term = tables.terms[bucket.lowerBound + place - 1]
            // What a term that fits begins with fits too.
            isPrefix = isPrefix || comparison(term) == 0
            if isPrefix, term.key == key, min(Int(term.count), 8) == length {
                hits.append(hit(term))
            }
            place = Int(term.parent)
        }
    }

    private func hit(_ term: TermIndex.Term) -> TermHit {
        TermHit(
            list: Int32(term.list), entry: Int32(bitPattern: term.entry), start: Int32(position),
            end: Int32(position + Int(term.count)))
    }

    /// Zero if the rest of the text begins with a term; else below or above, as the term stands
    /// before or after that rest.
    private func comparison(_ term: TermIndex.Term) -> Int {
        guard let terms = tables.bytes.baseAddress, let text = text.baseAddress else { return 1 }
        let rest = self.text.count - position
        let shared = min(Int(term.count), rest)
        let difference = memcmp(terms + Int(term.start), text + position, shared)
        return difference != 0 ? Int(difference) : Int(term.count) > rest ? 1 : 0
    }
}
