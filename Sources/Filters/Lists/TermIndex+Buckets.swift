import Glibc

/// Buckets with many terms, such as those of a list of addresses that all begin with `https://`.
///
/// Their terms are in the order of their bytes, so that the longest one that a text begins with is
/// found by halving, and each knows the next shorter one.
extension TermIndex {
    mutating func orderFullBuckets(_ outlasts: (Int, Int, Int) -> Bool) {
        var dropped: [Int] = []
        for bucket in 0..<(buckets.count - 1) {
            let range = Int(buckets[bucket])..<Int(buckets[bucket + 1])
            if range.count > Self.maximumLooseCount { order(range, outlasts, &dropped) }
        }
        if !dropped.isEmpty { remove(dropped) }
    }

    /// Sorts a bucket; of equal terms of one list only one stays, the others go to its end.
    private mutating func order(
        _ range: Range<Int>, _ outlasts: (Int, Int, Int) -> Bool, _ dropped: inout [Int]
    ) {
        let sorted = bytes.withUnsafeBufferPointer { bytes in
            terms[range].sorted { left, right in
                let order = Self.order(left, right, bytes)
                return order < 0 || order == 0 && left.entry < right.entry
            }
        }
        var kept: [Term] = []
        var twins: [Term] = []
        for term in sorted {
            guard let last = kept.last, order(last, term) == 0 else {
                kept.append(term)
                continue
            }
            if outlasts(Int(term.list), Int(term.entry), Int(last.entry)) {
                kept[kept.count - 1] = term
            }
            twins.append(term)
        }
        linkParents(&kept)
        terms.replaceSubrange(range, with: kept + twins)
        dropped += (range.lowerBound + kept.count)..<range.upperBound
    }

    private func linkParents(_ kept: inout [Term]) {
        var path: [Int] = []
        for index in kept.indices {
            while let last = path.last, !isPrefix(kept[last], of: kept[index]) { path.removeLast() }
            kept[index].parent = UInt32((path.last ?? -1) + 1)
            path.append(index)
        }
    }

    private mutating func remove(_ dropped: [Int]) {
        var isDropped = [Bool](repeating: false, count: terms.count)
        for index in dropped { isDropped[index] = true }
        var left: [Term] = []
        left.reserveCapacity(terms.count - dropped.count)
        var bucket = 0
        for index in terms.indices {
            while bucket < buckets.count, buckets[bucket] <= index {
                buckets[bucket] = UInt32(left.count)
                bucket += 1
            }
            if !isDropped[index] { left.append(terms[index]) }
        }
        for rest in bucket..<buckets.count { buckets[rest] = UInt32(left.count) }
        terms = left
    }

    private func order(_ left: Term, _ right: Term) -> Int {
        bytes.withUnsafeBufferPointer { Self.order(left, right, $0) }
    }

    /// By bytes, then by list; below, at or above zero.
    private static func order(
        _ left: Term, _ right: Term, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let shared = Int(min(left.count, right.count))
        let difference = memcmp(base + Int(left.start), base + Int(right.start), shared)
        if difference != 0 { return Int(difference) }
        if left.count != right.count { return Int(left.count) - Int(right.count) }
        return Int(left.list) - Int(right.list)
    }

    private func isPrefix(_ left: Term, of right: Term) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard left.count <= right.count, let base = bytes.baseAddress else { return false }
            return memcmp(base + Int(left.start), base + Int(right.start), Int(left.count)) == 0
        }
    }
}
