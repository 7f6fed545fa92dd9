import Moderation

extension ReviewState {
    /// Takes in what came of an effect; gives what is to be done next.
    mutating func take(_ news: ReviewNews) -> [ReviewEffect] {
        switch news {
        case .began(let deck, let query, let limit):
            (self.deck, self.query, self.limit) = (deck, query, limit)
            (card, move, scroll, newCount) = (nil, nil, 0, 0)
            if deck.items.isEmpty {
                say(limit.isEmpty ? "nothing waits" : "nothing waits that is like “\(limit)”")
            }
            guard let current = deck.current else { return [] }
            move = Move(isForward: true, onlyOpen: true)
            return [.open(current.id)]
        case .later(let page): return extend(with: page, isLater: true)
        case .earlier(let page): return extend(with: page, isLater: false)
        case .card(let card, let id): return put(card, id)
        case .found(let stored, let text): return found(stored, text)
        case .thread(let thread): mode = .page(ReviewPage(content: .thread(thread)))
        case .history(let rows): mode = .page(ReviewPage(content: .history(rows)))
        case .groups(let groups): mode = .groups(groups)
        case .members(let bulk): show(bulk)
        case .decided(let requests, let acts, let others): return decided(requests, acts, others)
        case .undone(let acts, let isRedo): return undone(acts, isRedo: isRedo)
        case .edited(let request):
            if request == nil { say("nothing was changed") }
            return request.map { [.decide([$0])] } ?? []
        case .trial(let rule): mode = .rule(rule, scroll: 0)
        case .added(let rule, let place):
            say("\(rule.id) is on trial, in \(place); it adds nothing until it is made live")
        case .counts(let waiting, let new): (waitingCount, newCount) = (waiting, new)
        case .failed(let reason):
            move = nil
            warn(reason)
        }
        return []
    }

    private mutating func found(_ stored: StoredSubmission?, _ text: String) -> [ReviewEffect] {
        guard let stored else {
            warn("nothing further has “\(text)”")
            return []
        }
        say("found “\(text)”; / and Enter finds the next")
        if let place = deck?.place(of: stored.id) {
            deck?.index = place
            return [.open(stored.id)]
        }
        let place = ReviewPlace(id: stored.id, receivedAt: stored.receivedAt, limit: limit)
        return [.begin(limit: limit, at: place)]
    }

    private mutating func show(_ bulk: ReviewBulk) {
        if bulk.rows.isEmpty {
            warn("nothing that waits is \(bulk.title)")
        } else {
            mode = .bulk(bulk)
        }
    }
}
