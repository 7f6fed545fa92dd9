/// Where the rules of one evaluation matched, kept small until a finding tells of it.
struct Hits {
    /// One place where a rule matched.
    struct Hit {
        let view: View
        /// Which value of the view.
        let value: Int
        /// Where in the value.
        let range: Range<Int>
        /// Where in the field that the value came from.
        let source: Range<Int>
        /// The list and its entry; nil for a pattern.
        let entry: (list: Int, entry: Int)?
        /// The same rule's hit before, by its place.
        fileprivate let last: Int32
    }

    private var hits: [Hit] = []
    /// Of each rule the place of its last hit, or -1, and how many it has.
    private var rows: [(last: Int32, count: Int32)]
    /// The rules with a hit, in the order of their first ones.
    private(set) var rules: [Int] = []

    init(ruleCount: Int) {
        rows = [(last: Int32, count: Int32)](repeating: (-1, 0), count: ruleCount)
    }

    /// How many hits a rule has.
    func count(of rule: Int) -> Int { Int(rows[rule].count) }

    mutating func add(
        _ rule: Int, _ view: View, value: Int, range: Range<Int>, source: Range<Int>,
        entry: (list: Int, entry: Int)? = nil
    ) {
        if rows[rule].count == 0 { rules.append(rule) }
        hits.append(
            Hit(
                view: view, value: value, range: range, source: source, entry: entry,
                last: rows[rule].last))
        rows[rule] = (Int32(truncatingIfNeeded: hits.count - 1), rows[rule].count + 1)
    }

    /// Whether some hit of a rule fulfils a condition; the last one is asked first.
    @inline(__always)
    func contains(_ rule: Int, where holds: (Hit) -> Bool) -> Bool {
        var place = rows[rule].last
        while place >= 0 {
            let hit = hits[Int(place)]
            if holds(hit) { return true }
            place = hit.last
        }
        return false
    }

    /// The hits of a rule, in the order in which they were found.
    subscript(rule: Int) -> [Hit] {
        var found: [Hit] = []
        var place = rows[rule].last
        while place >= 0 {
            found.append(hits[Int(place)])
            place = hits[Int(place)].last
        }
        return found.reversed()
    }
}
