import Moderation

/// The latest arrivals in memory, found again by what their texts and senders are like.
///
/// An arrival is found by its place, from the oldest on. Its text is near another's if their
/// prints differ in at most `nearness` bits; such prints are looked for among those that have one
/// of ten overlapping stretches of 13 bits in common: at 6 differing bits that finds 19 of 20, at 10
/// two of three.
struct ArrivalIndex {
    /// In how many bits the prints of nearly the same text differ at most.
    static let nearness = 10
    /// So many arrivals are looked at for one submission at most.
    private static let longestWalk = 1000
    private static let bandCount = 10
    private static let bandBits: UInt64 = 13
    private static let bandShift: UInt64 = 6

    private(set) var arrivals: [Arrival] = []
    /// Their prints alone, so close together that looking through many of them is quick.
    private var prints: [UInt64] = []
    /// Statuses by place; `unknown` where nobody asked yet.
    private(set) var statuses: [UInt8] = []
    private var bands = [ArrivalChain](
        repeating: ArrivalChain(bucketCount: 1 << 13), count: bandCount)
    private var networks = ArrivalChain(bucketCount: 1 << 12)
    private var persons = ArrivalChain(bucketCount: 1 << 12)

    /// A status that has to be looked up.
    static let unknown: UInt8 = 255
    /// The status of what is there no more.
    static let gone: UInt8 = 254

    /// So many arrivals are taken for the beginning of many.
    private static let manyCount = 1 << 12

    /// Makes room for all there may ever be: memory that is not used costs nothing, while arrays
    /// that grow are held twice when they move and have up to twice their size afterwards.
    private mutating func reserve(_ count: Int) {
        arrivals.reserveCapacity(count)
        prints.reserveCapacity(count)
        statuses.reserveCapacity(count)
        for band in bands.indices { bands[band].reserve(count) }
        networks.reserve(count)
        persons.reserve(count)
    }

    /// Adds the newest arrival, which stands at `status`.
    mutating func append(_ arrival: Arrival, status: UInt8) {
        let place = Int32(arrivals.count)
        if arrivals.count == Self.manyCount { reserve(RecentArrivals.mostCount) }
        arrivals.append(arrival)
        prints.append(arrival.similar)
        statuses.append(status)
        for band in 0..<Self.bandCount {
            bands[band].append(
                place, bucket: arrival.hasPrint ? Self.key(arrival.similar, band) : nil)
        }
        networks.append(place, bucket: arrival.network == 0 ? nil : Int(arrival.network & 0xFFF))
        persons.append(place, bucket: arrival.person == 0 ? nil : Int(arrival.person & 0xFFF))
    }

    private static func key(_ print: UInt64, _ band: Int) -> Int {
        let shift = UInt64(band) * bandShift
        return Int((print >> shift | print << (64 &- shift & 63)) & (1 << bandBits - 1))
    }

    /// The place of a submission's arrival; nil if it isn't among the latest.
    func place(of seq: Int64) -> Int? {
        guard let first = arrivals.first, let last = arrivals.last, seq >= first.seq,
            seq <= last.seq
        else { return nil }
        // Numbers have few gaps, so it is at its guess or a little before.
        var upper = Int(min(seq - first.seq, Int64(arrivals.count - 1)))
        if arrivals[upper].seq == seq { return upper }
        var lower = 0
        while lower < upper {
            let middle = (lower + upper) / 2
            if arrivals[middle].seq < seq { lower = middle + 1 } else { upper = middle }
        }
        return arrivals[lower].seq == seq ? lower : nil
    }

    mutating func setStatus(_ status: UInt8, at place: Int) { statuses[place] = status }

    mutating func forgetStatuses() {
        statuses = [UInt8](repeating: Self.unknown, count: arrivals.count)
    }

    /// Places of others whose text is near `arrival`'s, newest first among those found in one
    /// way; at most `Echo.limit`.
    func echoes(of arrival: Arrival, since time: UInt32, into found: inout [Int]) {
        found.removeAll(keepingCapacity: true)
        guard arrival.hasPrint else { return }
        var steps = 0
        for band in 0..<Self.bandCount {
            var place = bands[band].first(in: Self.key(arrival.similar, band))
            while place >= 0, steps < Self.longestWalk {
                steps += 1
                let difference = prints[Int(place)] ^ arrival.similar
                if difference.nonzeroBitCount <= Self.nearness,
                    isEcho(arrivals[Int(place)], of: arrival, since: time),
                    !Self.wasFound(difference, before: band)
                {
                    found.append(Int(place))
                    if found.count == Echo.limit { return }
                }
                place = bands[band].next(after: place)
            }
        }
    }

    private func isEcho(_ other: Arrival, of arrival: Arrival, since time: UInt32) -> Bool {
        other.time >= time && other.seq != arrival.seq
    }

    /// Whether prints with this difference have an earlier stretch in common.
    private static func wasFound(_ difference: UInt64, before band: Int) -> Bool {
        (0..<band).contains { key(difference, $0) == 0 }
    }

    /// How many came shortly before `arrival`, which is at `place`; nil if it is none of these.
    ///
    /// `others` are those of the same person, of the last day at least.
    func flood(of arrival: Arrival, at place: Int?, others: [Int]) -> Flood {
        var flood = Flood()
        let recent = arrival.time < 600 ? 0 : arrival.time - 600
        let day = arrival.time < 86_400 ? 0 : arrival.time - 86_400
        if arrival.network != 0 {
            let start = networks.start(at: place, bucket: Int(arrival.network & 0xFFF))
            walk(networks, from: start, since: day, until: arrival.time) { other, _ in
                guard other.network == arrival.network else { return true }
                flood.networkDay += 1
                if other.time >= recent { flood.network += 1 }
                return flood.networkDay < Flood.limit
            }
        }
        var posts: Set<UInt32> = []
        for other in others.map({ arrivals[$0] }) where other.time >= day {
            flood.personDay += 1
            if other.time >= recent { flood.person += 1 }
            posts.insert(other.post)
        }
        flood.personPosts = posts.count
        return flood
    }

    /// Places of others by the same name and e-mail address in the three days before `arrival`, newest
    /// first; at most `Flood.limit`.
    func others(byPersonOf arrival: Arrival, at place: Int?) -> [Int] {
        guard arrival.person != 0 else { return [] }
        let begin = arrival.time < 3 * 86_400 ? 0 : arrival.time - 3 * 86_400
        var found: [Int] = []
        let start = persons.start(at: place, bucket: Int(arrival.person & 0xFFF))
        walk(persons, from: start, since: begin, until: arrival.time) { other, place in
            if other.person == arrival.person { found.append(place) }
            return found.count < Flood.limit
        }
        return found
    }

    /// Goes back through a bucket while `body` says so, over arrivals between two times.
    private func walk(
        _ chain: ArrivalChain, from start: Int32, since begin: UInt32, until end: UInt32,
        _ body: (Arrival, _ place: Int) -> Bool
    ) {
        var place = start
        var steps = 0
        while place >= 0, steps < Self.longestWalk {
            steps += 1
            let other = arrivals[Int(place)]
            let counts = other.time >= begin && other.time <= end
            if counts, statuses[Int(place)] != Self.gone, !body(other, Int(place)) { return }
            place = chain.next(after: place)
        }
    }
}
