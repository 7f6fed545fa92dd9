import Foundation
import Moderation
import Terminal

/// Everything that a review knows: keys and news come in, effects and a screen come out.
public struct ReviewState: Sendable {
    /// A line at the bottom.
    struct Message: Sendable, Hashable {
        var text: String
        var isWarning = false
    }

    /// A move that is under way.
    struct Move: Sendable, Hashable {
        var isForward: Bool
        var onlyOpen: Bool
        /// How many were passed over, since others look at them or have decided.
        var hops = 0
        /// Whether more is being read for it.
        var isReading = false
        /// Whether the far end was asked once more, as others may have come.
        var hasAsked = false
    }

    /// What has been decided in this session, for the summary.
    public internal(set) var tally: [DecisionAction: Int] = [:]
    var deck: Deck?
    var card: ReviewCard?
    var mode = ReviewMode.card
    var message: Message?
    var scroll = 0
    /// The statuses that count as waiting here.
    var statuses: Set<Status> { query.statuses }
    /// The query as typed on the command line, and as limited.
    let baseQuery: SubmissionQuery
    var query: SubmissionQuery
    var limit = ""
    var lastSearch = ""
    var newCount = 0
    var waitingCount: Int?
    /// How much the terminal shows.
    public internal(set) var size: TerminalSize
    /// The clock as of the last event.
    var now: Date
    var move: Move?
    /// Batches of this session that can be taken back, and those that can be had back.
    var undoable: [String] = []
    var redoable: [String] = []
    /// How many rows of the text were shown last.
    var scrollRoom = 10
    var layout: CardLayout?

    /// Begins a review.
    ///
    /// - Parameters:
    ///   - query: What is reviewed, and in which order.
    ///   - size: How much the terminal shows.
    ///   - now: The time.
    public init(query: SubmissionQuery, size: TerminalSize, now: Date) {
        var query = query
        if query.statuses.isEmpty { query.statuses = [.held] }
        query.limit = Deck.pageCount
        baseQuery = query
        self.query = query
        self.size = size
        self.now = now
    }

    /// Where the review is, to go on there another time.
    public var place: ReviewPlace? {
        deck?.current.map { ReviewPlace(id: $0.id, receivedAt: $0.receivedAt, limit: limit) }
    }

    /// What decisions are about, as far as it is on the screen: changes when something else is.
    public var sight: String {
        let kind =
            switch mode {
            case .card: "card"
            case .page: "page"
            case .prompt: "prompt"
            case .groups: "groups"
            case .bulk: "bulk"
            case .question: "question"
            case .rule: "rule"
            }
        return "\(kind) \(card?.stored.id.text ?? "") \(card?.stored.revision ?? 0)"
    }

    /// What must be done first.
    ///
    /// - Parameter place: Where the last review was left.
    /// - Returns: the first effects.
    public mutating func begin(at place: ReviewPlace?) -> [ReviewEffect] {
        [.begin(limit: place?.limit ?? "", at: place)]
    }

    /// Takes another size.
    public mutating func resize(_ size: TerminalSize) { self.size = size }

    /// Takes note of the time.
    public mutating func tick(_ now: Date) { self.now = now }

    mutating func say(_ text: String) { message = Message(text: text) }

    mutating func warn(_ text: String) { message = Message(text: text, isWarning: true) }
}
