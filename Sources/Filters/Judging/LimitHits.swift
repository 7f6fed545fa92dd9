import Foundation

/// The limit hits of one rule, and the rest that follows from them.
///
/// Hits by different senders weigh more than those of one: nobody shall put a rule to rest alone
/// by a text or two. A clock that was set back ends a rest rather than drawing it out.
struct LimitHits {
    private struct Hit {
        var sender: Int
        var time: Date
    }

    private let budget: Budget
    private var hits: [Hit] = []
    private var began: Date?
    private var length: TimeInterval

    init(budget: Budget) {
        self.budget = budget
        length = budget.rest
    }

    /// When the rest that goes on at some instant began and ends; nil if none does.
    func rest(at now: Date) -> (began: Date, ends: Date)? {
        guard let began, began <= now, now < began + length else { return nil }
        return (began, began + length)
    }

    /// Whether nothing in it matters any more.
    func isOver(at now: Date) -> Bool {
        !isWatched(at: now) && !hits.contains { isRecent($0, at: now) }
    }

    /// Counts a hit.
    ///
    /// - Returns: whether a rest begins with it.
    mutating func add(by sender: Int, at now: Date) -> Bool {
        // The search was under way when the rest began.
        if rest(at: now) != nil { return false }
        if let began, isWatched(at: now) {
            // After a rest one hit is enough, and the next rest is longer.
            if now >= began { length = min(length * 2, budget.longestRest) }
            self.began = now
            return true
        }
        began = nil
        hits = hits.filter { isRecent($0, at: now) }
        hits.append(Hit(sender: sender, time: now))
        let senders = Set(hits.map(\.sender)).count
        guard senders >= budget.sendersPerRule || hits.count >= budget.hitsPerRule else {
            return false
        }
        hits = []
        (began, length) = (now, budget.rest)
        return true
    }

    /// Whether a rest goes on, or ended so recently that the next hit prolongs it.
    private func isWatched(at now: Date) -> Bool {
        guard let began else { return false }
        return abs(now.timeIntervalSince(began)) < length + budget.longestRest
    }

    private func isRecent(_ hit: Hit, at now: Date) -> Bool {
        abs(now.timeIntervalSince(hit.time)) < budget.period
    }
}
