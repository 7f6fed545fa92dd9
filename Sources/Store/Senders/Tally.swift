import Moderation

/// How many submissions of one sender stand where, or by how much that changes.
struct Tally: Sendable, Hashable {
    var approved = 0
    var held = 0
    /// With what clean-up removed.
    var spam = 0
    var trash = 0

    /// Counts one more, or one fewer, at `status`; queued ones have no say yet.
    mutating func add(_ change: Int, at status: Status) {
        switch status {
        case .queued: break
        case .approved: approved += change
        case .held: held += change
        case .spam: spam += change
        case .trash: trash += change
        }
    }

    /// Whether less good is known: more spam, or else fewer approved ones.
    func isWorse(than other: Tally) -> Bool {
        (spam, held, -approved) > (other.spam, other.held, -other.approved)
    }

    /// What rules are told.
    var counts: History.Counts {
        History.Counts(
            approved: max(0, approved), held: max(0, held), spam: max(0, spam),
            trash: max(0, trash))
    }
}
