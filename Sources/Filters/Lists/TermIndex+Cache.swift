import Matching

/// A finished index as arrays for a cache, and back.
extension TermIndex {
    /// Bump when terms, their order or the hashes change.
    static let cacheVersion: UInt8 = 1

    /// Adds all there is.
    func write(to cache: inout CacheWriter) {
        cache.add([bucketShift, lengthShift, keys.shift, prefixes.shift, UInt64(shortLengths)])
        cache.add(bytes)
        cache.add(terms)
        cache.add(buckets)
        cache.add(keys.words)
        cache.add(shortPairs)
        cache.add(prefixes.words)
        cache.add(prefixLengths)
    }

    /// Reads what `write(to:)` added.
    ///
    /// A search trusts every number in the tables, so all are checked here, whatever the file's
    /// checksum says.
    ///
    /// - Parameters:
    ///   - cache: stands where the index begins.
    ///   - entryCounts: for each list, how many entries it has; 0 for those without terms.
    init?(from cache: inout CacheReader, entryCounts: [Int]) {
        let numbers = cache.next(UInt64.self)
        bytes = cache.next()
        terms = cache.next()
        buckets = cache.next()
        let keyWords = cache.next(UInt64.self)
        shortPairs = cache.next()
        let prefixWords = cache.next(UInt64.self)
        prefixLengths = cache.next()
        guard numbers.count == 5, numbers[4] <= UInt64(UInt16.max),
            let keys = HashBits(words: keyWords, shift: numbers[2]),
            let prefixes = HashBits(words: prefixWords, shift: numbers[3])
        else { return nil }
        (bucketShift, lengthShift) = (numbers[0], numbers[1])
        (self.keys, self.prefixes, shortLengths) = (keys, prefixes, UInt16(numbers[4]))
        guard hasWholeTables, hasOrderlyBuckets, hasTerms(within: entryCounts) else { return nil }
    }

    /// Whether every hash has a place in the tables, and every length is one of a key.
    private var hasWholeTables: Bool {
        (33...63).contains(bucketShift) && buckets.count == (1 << Int(64 - bucketShift)) + 1
            && (33...63).contains(lengthShift)
            && prefixLengths.count == 1 << Int(64 - lengthShift)
            && shortPairs.count == 1024 && shortLengths & ~0b1110 == 0
            && prefixLengths.reduce(0, |) & ~0b1111_0000 == 0
    }

    /// Whether the buckets divide the terms among them, and a term's parent stands before it.
    private var hasOrderlyBuckets: Bool {
        guard buckets.first == 0, buckets.last == UInt32(exactly: terms.count) else { return false }
        var start: UInt32 = 0
        for end in buckets.dropFirst() {
            guard start <= end, end <= terms.count else { return false }
            for place in start..<end where terms[Int(place)].parent > place - start {
                return false
            }
            start = end
        }
        return true
    }

    /// Whether each term has bytes, and stands for an entry.
    private func hasTerms(within entryCounts: [Int]) -> Bool {
        terms.allSatisfy { term in
            term.count > 0 && Int(term.start) + Int(term.count) <= bytes.count
                && Int(term.list) < entryCounts.count
                && Int(term.entry) < entryCounts[Int(term.list)]
        }
    }
}
