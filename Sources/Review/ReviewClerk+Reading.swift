import Foundation
import Moderation

extension ReviewClerk {
    /// How many pages are read to get to a place among many that came at the same instant.
    private static let pageLimit = 40

    /// Reads the deck anew, from a place on.
    func begin(
        _ limit: String, at place: ReviewPlace?, _ state: ReviewState
    ) async throws -> ReviewNews {
        let trimmed = limit.split(separator: " ").joined(separator: " ")
        var query = try await office.query(state.baseQuery, limitedTo: trimmed)
        query.limit = Deck.pageCount
        query.cursor = nil
        let total = try await office.count(matching: query)
        var deck = Self.deck(query, at: place, total: total)
        if place != nil {
            deck.headCount = try await office.count(matching: deck.head.query)
        }
        for _ in 0..<Self.pageLimit {
            deck.appendLater(try await office.submissions(matching: deck.tail.query))
            guard let place, deck.place(of: place.id) == nil, !deck.tail.isDone,
                deck.items.last.map({ $0.receivedAt == place.receivedAt }) == true
            else { break }
        }
        if let place, let index = deck.place(of: place.id) { deck.index = index }
        // What was left may have been the last, and be gone by now.
        if deck.items.isEmpty, !deck.head.isDone {
            deck.prependEarlier(try await office.submissions(matching: deck.head.query))
            deck.index = max(0, deck.items.count - 1)
        }
        return .began(deck, query: query, limit: trimmed)
    }

    /// A deck without cards: what comes from a place on, and what comes before it.
    private static func deck(_ query: SubmissionQuery, at place: ReviewPlace?, total: Int) -> Deck {
        var head = Deck.Edge(query: query, isDone: place == nil)
        var tail = Deck.Edge(query: query)
        head.query.newestFirst.toggle()
        if let place {
            // A millisecond is the least that receipts differ by.
            let after = place.receivedAt.addingTimeInterval(0.001)
            if query.newestFirst {
                tail.query.before = min(after, query.before ?? after)
                head.query.since = max(after, query.since ?? after)
            } else {
                tail.query.since = max(place.receivedAt, query.since ?? place.receivedAt)
                head.query.before = min(place.receivedAt, query.before ?? place.receivedAt)
            }
        }
        return Deck(head: head, tail: tail, headCount: 0, total: total)
    }

    /// Finds the next submission with a text, after the one on the table.
    func search(
        _ text: String, _ query: SubmissionQuery, _ state: ReviewState
    ) async throws -> ReviewNews {
        var query = query
        query.cursor = nil
        query.limit = Deck.pageCount
        query.text = text
        guard let current = state.deck?.current else { return .found(nil, text) }
        let after = current.receivedAt.addingTimeInterval(0.001)
        if query.newestFirst {
            query.before = min(after, query.before ?? after)
        } else {
            query.since = max(current.receivedAt, query.since ?? current.receivedAt)
        }
        var hasPassed = false
        for _ in 0..<Self.pageLimit {
            let page = try await office.submissions(matching: query)
            for stored in page.submissions {
                // Those of the same instant come in the deck's order: only later ones count.
                let isSame = stored.receivedAt == current.receivedAt
                let place = state.deck?.place(of: stored.id)
                let isBehind = isSame && (place.map { $0 <= (state.deck?.index ?? 0) } ?? false)
                if stored.id == current.id {
                    hasPassed = true
                } else if !isBehind || hasPassed {
                    return .found(stored, text)
                }
            }
            guard let next = page.next else { break }
            query.cursor = next
        }
        return .found(nil, text)
    }
}
