/// Places in buckets, each bucket from its newest back.
struct ArrivalChain {
    private var heads: [Int32]
    private var links: [Int32] = []

    init(bucketCount: Int) { heads = [Int32](repeating: -1, count: bucketCount) }

    /// Makes room for so many places.
    mutating func reserve(_ count: Int) { links.reserveCapacity(count) }

    /// Puts the next place into a bucket; into none if `bucket` is nil.
    mutating func append(_ place: Int32, bucket: Int?) {
        guard let bucket else {
            links.append(-1)
            return
        }
        links.append(heads[bucket])
        heads[bucket] = place
    }

    /// The newest in a bucket; -1 if there is none.
    func first(in bucket: Int) -> Int32 { heads[bucket] }

    /// The one before `place` in its bucket; -1 if there is none.
    func next(after place: Int32) -> Int32 { links[Int(place)] }

    /// Where to begin to look back: before `place`, or at the newest if that is nil.
    func start(at place: Int?, bucket: Int) -> Int32 {
        place.map { next(after: Int32($0)) } ?? first(in: bucket)
    }
}
