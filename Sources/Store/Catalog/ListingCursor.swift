/// A place in a listing: the row it stands for comes before the page that begins there.
struct ListingCursor: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970.
    var receivedAt: Int64
    var seq: Int64

    init(receivedAt: Int64, seq: Int64) {
        self.receivedAt = receivedAt
        self.seq = seq
    }

    /// Reads what `text` wrote.
    init(parsing text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let receivedAt = Int64(parts[0]), let seq = Int64(parts[1]) else {
            throw StoreError(.badCursor, "no listing gave out this cursor; begin anew without it")
        }
        self.init(receivedAt: receivedAt, seq: seq)
    }

    /// For callers to hand back.
    var text: String { "\(receivedAt).\(seq)" }

    static func < (one: ListingCursor, other: ListingCursor) -> Bool {
        (one.receivedAt, one.seq) < (other.receivedAt, other.seq)
    }
}
