import Moderation

extension ReviewState {
    /// The most that is passed over because others look at it or have decided.
    private static let hopCount = 200

    /// Goes on or back, reading more where that is needed.
    mutating func start(_ move: Move) -> [ReviewEffect] {
        guard let deck else { return [] }
        var move = move
        move.isReading = false
        if let place = deck.place(forward: move.isForward, onlyOpen: move.onlyOpen) {
            self.move = move
            self.deck?.index = place
            return open(prefetching: move.isForward)
        }
        let edge = move.isForward ? deck.tail : deck.head
        guard !edge.isDone || move.isForward && !move.hasAsked else {
            self.move = nil
            return end(move)
        }
        move.isReading = true
        move.hasAsked = edge.isDone
        self.move = move
        return [move.isForward ? .readLater(edge.query) : .readEarlier(edge.query)]
    }

    /// Says that there is nowhere to go, and shows where one is.
    private mutating func end(_ move: Move) -> [ReviewEffect] {
        guard let deck else { return [] }
        let before = message.map { $0.isWarning ? "" : "\($0.text) · " } ?? ""
        let others = deck.items.indices.contains { deck.items[$0].isOpen && $0 != deck.index }
        if !move.onlyOpen {
            say(before + (move.isForward ? "this is the last" : "this is the first"))
        } else if others || !deck.head.isDone {
            let end = move.isForward ? "nothing further waits; p goes back" : "nothing before waits"
            say(before + end)
        } else if deck.current?.isOpen == true {
            say(before + "this is the only one that waits")
        } else {
            say(before + "nothing waits any more; q quits")
        }
        return deck.current.map { [.open($0.id)] } ?? []
    }

    /// Fetches what is on the table now, and more if the end is near.
    func open(prefetching: Bool) -> [ReviewEffect] {
        guard let deck, let current = deck.current else { return [] }
        var effects = [ReviewEffect.open(current.id)]
        if prefetching, !deck.tail.isDone, deck.items.count - deck.index < Deck.pageCount / 2 {
            effects.append(.readLater(deck.tail.query))
        }
        return effects
    }

    /// Puts a submission on the table, or passes it over.
    mutating func put(_ card: ReviewCard?, _ id: SubmissionID) -> [ReviewEffect] {
        guard deck?.current?.id == id else { return [] }
        let isOpen = card.map { statuses.contains($0.stored.status) } ?? false
        deck?.setOpen(isOpen, id)
        if var move, move.onlyOpen, move.hops < Self.hopCount, card?.claimant != nil || !isOpen {
            move.hops += 1
            return start(move)
        }
        move = nil
        if self.card?.stored.id != card?.stored.id { scroll = 0 }
        self.card = card
        if card == nil { warn("this one is gone") }
        return []
    }

    /// Takes in more of the deck, and goes on with a move that waited for it.
    mutating func extend(with page: SubmissionPage, isLater: Bool) -> [ReviewEffect] {
        if isLater { deck?.appendLater(page) } else { deck?.prependEarlier(page) }
        guard let move, move.isReading, move.isForward == isLater else { return [] }
        return start(move)
    }
}
