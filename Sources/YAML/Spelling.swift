/// Finds what was probably meant by a misspelt name.
public enum Spelling {
    /// The known name with the fewest edits, at most a third of its length; nil if none is near.
    public static func nearest(to name: String, among known: [String]) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let candidates = known.map { (name: $0, distance: distance(name.lowercased(), $0)) }
        guard let best = candidates.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }),
            best.distance <= max(1, best.name.count / 3)
        else { return nil }
        return best.name
    }

    /// Edits between two short texts; swapped neighbours count as one.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one.utf8), Array(other.lowercased().utf8))
        var older = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var current = [i + 1]
            for j in 0..<b.count {
                let change = previous[j] + (a[i] == b[j] ? 0 : 1)
                var least = min(change, previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, older[j - 1] + 1)
                }
                current.append(least)
            }
            (older, previous) = (previous, current)
        }
        return previous[b.count]
    }
}
