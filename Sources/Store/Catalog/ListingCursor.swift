import Moderation

/// A place in a listing: the row it stands for comes before the page that begins there.
struct ListingCursor: Sendable, Hashable, Comparable {
    /// What is sorted by before the receipt.
    var key: SQLValue
    /// Milliseconds since 1970.
    var receivedAt: Int64
    var seq: Int64

    init(key: SQLValue, receivedAt: Int64, seq: Int64) {
        self.key = key
        self.receivedAt = receivedAt
        self.seq = seq
    }

    /// Reads what `text` wrote for a listing in the same order.
    init(parsing text: String, order: SubmissionQuery.Order) throws {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        let parts = (halves.last ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, parts.count == 2, let receivedAt = Int64(parts[0]),
            let seq = Int64(parts[1]),
            let key = Self.key(halves.count == 2 ? String(halves[0]) : nil, order)
        else {
            throw StoreError(
                .badCursor,
                "no listing in this order gave out this cursor; begin anew without it")
        }
        self.init(key: key, receivedAt: receivedAt, seq: seq)
    }

    private static func key(_ text: String?, _ order: SubmissionQuery.Order) -> SQLValue? {
        switch order {
        case .received: text == nil ? .integer(0) : nil
        case .score:
            text.flatMap { $0.hasPrefix("s") ? Double($0.dropFirst()) : nil }.map { .real($0) }
        case .post: text.flatMap { $0.hasPrefix("p") ? .text(String($0.dropFirst())) : nil }
        }
    }

    /// For callers to hand back.
    var text: String {
        let place = "\(receivedAt).\(seq)"
        return switch key {
        case .real(let score): "s\(score):\(place)"
        case .text(let post): "p\(post):\(place)"
        case .integer, .null: place
        }
    }

    /// Compares places of a listing by receipt.
    static func < (one: ListingCursor, other: ListingCursor) -> Bool {
        (one.receivedAt, one.seq) < (other.receivedAt, other.seq)
    }
}
