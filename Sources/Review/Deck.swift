import Foundation
import Moderation

/// The submissions under review in order, as far as they were read, and the place among them.
struct Deck: Sendable, Hashable {
    /// One submission.
    struct Item: Sendable, Hashable {
        let id: SubmissionID
        let receivedAt: Date
        /// Whether it still waits for a decision, as far as is known.
        var isOpen = true
        var isTagged = false
    }

    /// One end, from which more can be read.
    struct Edge: Sendable, Hashable {
        var query: SubmissionQuery
        /// Whether the last page was there; more may have come since.
        var isDone = false
    }

    var items: [Item] = []
    /// The place; 0 in an empty deck.
    var index = 0
    /// How many come before those that were read.
    var headCount: Int
    /// How many there were when the deck was made.
    var total: Int
    var head: Edge
    var tail: Edge
    private var places: Set<SubmissionID> = []

    init(head: Edge, tail: Edge, headCount: Int, total: Int) {
        self.head = head
        self.tail = tail
        self.headCount = headCount
        self.total = total
    }

    /// The submission on the table.
    var current: Item? { items.indices.contains(index) ? items[index] : nil }

    /// Its number, from 1.
    var number: Int { headCount + index + 1 }

    /// The most that is read at once.
    static let pageCount = 50

    /// Takes a page at the far end.
    mutating func appendLater(_ page: SubmissionPage) {
        items += page.submissions.filter { places.insert($0.id).inserted }
            .map { Item(id: $0.id, receivedAt: $0.receivedAt) }
        // The last page is kept in mind: what comes later begins on it.
        if let next = page.next { tail.query.cursor = next }
        tail.isDone = page.next == nil
    }

    /// Takes a page at the near end, which comes backwards.
    mutating func prependEarlier(_ page: SubmissionPage) {
        let new = page.submissions.filter { places.insert($0.id).inserted }
            .map { Item(id: $0.id, receivedAt: $0.receivedAt) }
        items.insert(contentsOf: new.reversed(), at: 0)
        index += new.count
        headCount = page.next == nil ? 0 : max(0, headCount - new.count)
        if let next = page.next { head.query.cursor = next }
        head.isDone = page.next == nil
    }

    /// The next place that is open, or any; nil if none was read yet.
    func place(forward: Bool, onlyOpen: Bool) -> Int? {
        let step = forward ? 1 : -1
        var place = index + step
        while items.indices.contains(place) {
            if !onlyOpen || items[place].isOpen { return place }
            place += step
        }
        return nil
    }

    /// Where a submission is.
    func place(of id: SubmissionID) -> Int? {
        places.contains(id) ? items.firstIndex { $0.id == id } : nil
    }

    /// Notes whether a submission waits.
    mutating func setOpen(_ isOpen: Bool, _ id: SubmissionID) {
        if let place = place(of: id) { items[place].isOpen = isOpen }
    }

    /// The tagged ones, in order.
    var tagged: [SubmissionID] { items.filter(\.isTagged).map(\.id) }
}
