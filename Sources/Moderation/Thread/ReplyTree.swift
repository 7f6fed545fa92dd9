/// Who answers whom, as positions in a list of comments in order of date.
struct ReplyTree {
    /// The comments by date, then id; each id once.
    let comments: [PublicComment]
    /// Those that answer nobody.
    private(set) var roots: [Int] = []
    /// The answers to each, in order.
    private(set) var replies: [[Int]]

    init(_ comments: [PublicComment]) {
        var positions: [SubmissionID: Int] = [:]
        var unique: [PublicComment] = []
        for comment in comments.sorted(by: Self.isEarlier) where positions[comment.id] == nil {
            positions[comment.id] = unique.count
            unique.append(comment)
        }
        self.comments = unique
        replies = Array(repeating: [], count: unique.count)
        let parents = unique.map { comment in comment.parent.flatMap { positions[$0] } }
        let circles = Self.circles(among: parents)
        for (position, parent) in parents.enumerated() {
            if let parent, !circles[position] {
                replies[parent].append(position)
            } else {
                roots.append(position)
            }
        }
    }

    private static func isEarlier(_ one: PublicComment, _ other: PublicComment) -> Bool {
        (one.date, one.id) < (other.date, other.id)
    }

    /// Which positions come back to themselves when one goes from parent to parent.
    private static func circles(among parents: [Int?]) -> [Bool] {
        var isInCircle = Array(repeating: false, count: parents.count)
        // The walk in which each position was first seen; each is walked over once.
        var walks = Array(repeating: nil as Int?, count: parents.count)
        for start in parents.indices {
            var current = start
            while walks[current] == nil {
                walks[current] = start
                guard let parent = parents[current] else { break }
                current = parent
            }
            guard walks[current] == start, parents[current] != nil else { continue }
            var member = current
            while !isInCircle[member], let parent = parents[member] {
                isInCircle[member] = true
                member = parent
            }
        }
        return isInCircle
    }
}
