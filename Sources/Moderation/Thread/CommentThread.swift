/// The comments and pings of one post in the order in which readers see them.
///
/// Entries without a parent come by date, then id; replies follow their parent, in the same order.
/// An entry whose parent isn't there, is itself, or answers it in a circle stands at the top.
public struct CommentThread: Sendable, Hashable {
    /// One comment or ping and its place.
    public struct Entry: Sendable, Hashable {
        /// The comment or ping.
        public var comment: PublicComment
        /// Its place in the thread, counted from 1.
        public var number: Int
        /// How far it is to be indented: 0 at the top, and no more than the maximum.
        public var depth: Int
        /// The number of the entry it answers; nil at the top.
        public var parentNumber: Int?

        /// Puts an entry together.
        public init(comment: PublicComment, number: Int, depth: Int, parentNumber: Int? = nil) {
            self.comment = comment
            self.number = number
            self.depth = depth
            self.parentNumber = parentNumber
        }
    }

    /// All entries, numbered in order.
    public let entries: [Entry]

    /// How many of them are comments.
    public var commentCount: Int { entries.count { !$0.comment.kind.isPing } }

    /// How many of them are pings.
    public var pingCount: Int { entries.count { $0.comment.kind.isPing } }

    /// Orders comments, which may come in any order. Of two with the same id the earlier counts.
    ///
    /// Replies deeper than `maximumDepth` are shown at that depth; 0 is a flat list.
    public init(_ comments: [PublicComment], maximumDepth: Int = 10) {
        let tree = ReplyTree(comments)
        var entries: [Entry] = []
        entries.reserveCapacity(tree.comments.count)
        // Last in, first out, so that each list of replies goes in backwards.
        var waiting = tree.roots.reversed().map { (index: $0, depth: 0, parent: nil as Int?) }
        while let next = waiting.popLast() {
            let number = entries.count + 1
            entries.append(
                Entry(
                    comment: tree.comments[next.index], number: number, depth: next.depth,
                    parentNumber: next.parent))
            let depth = min(next.depth + 1, max(maximumDepth, 0))
            for reply in tree.replies[next.index].reversed() {
                waiting.append((reply, depth, number))
            }
        }
        self.entries = entries
    }
}
