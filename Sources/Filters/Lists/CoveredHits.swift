/// What the lists with exceptions find in one text, and which of that an exception covers.
struct CoveredHits {
    private var hits: [TermHit] = []
    /// By list: where its exceptions are.
    private var covers: [Int32: [Range<Int>]] = [:]

    /// Adds what an entry found; in ascending order of the range's start.
    mutating func add(_ hit: TermHit) { hits.append(hit) }

    /// Adds a place of an exception from a list; in ascending order of the range's start.
    mutating func cover(_ range: Range<Int>, of list: Int32) {
        covers[list, default: []].append(range)
    }

    /// The hits that stand in no exception.
    var uncovered: [TermHit] {
        if covers.isEmpty { return hits }
        var ends: [Int32: (next: Int, end: Int)] = [:]
        return hits.filter { hit in
            guard let covers = covers[hit.list] else { return true }
            var (next, end) = ends[hit.list] ?? (0, 0)
            while next < covers.count, covers[next].lowerBound <= hit.range.lowerBound {
                end = max(end, covers[next].upperBound)
                next += 1
            }
            ends[hit.list] = (next, end)
            return hit.range.upperBound > end
        }
    }
}
