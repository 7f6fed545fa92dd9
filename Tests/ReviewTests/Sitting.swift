import Moderation
import Synchronization
import Terminal

@testable import Review

/// A review at a table, with keys pressed and screens read.
struct Sitting {
    let table: Table
    var state: ReviewState
    let clerk: ReviewClerk
    /// What only a terminal's owner can do.
    var left: [ReviewEffect] = []

    init(
        _ table: Table, columns: Int = 80, rows: Int = 24, at place: ReviewPlace? = nil,
        change: (inout SubmissionQuery) -> Void = { _ in }
    ) async {
        self.table = table
        var query = SubmissionQuery()
        query.newestFirst = false
        change(&query)
        state = ReviewState(
            query: query, size: TerminalSize(columns: columns, rows: rows), now: Table.now)
        clerk = ReviewClerk(office: table, startedAt: Table.now)
        left = await clerk.perform(state.begin(at: place), for: &state)
    }

    /// Presses keys, each a letter; a line feed is Enter, an escape Escape.
    mutating func press(_ letters: String) async {
        for letter in letters {
            let key: Key =
                switch letter {
                case "\n": .enter
                case "\u{1B}": .escape
                default: .character(letter)
                }
            await press(key)
        }
    }

    mutating func press(_ key: Key) async {
        left = await clerk.perform(state.handle(key), for: &state)
    }

    /// The rows of the screen, without the blanks at their ends.
    mutating func screen(hasStyles: Bool = false) -> [String] {
        state.frame(hasStyles: hasStyles).lines.map { line in
            var text = line.fitted(toColumns: state.size.columns).text
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The number in the id of what is on the table.
    var number: Int? { state.card.flatMap { Int($0.stored.id.text.suffix(8)) } }

    /// The status of a submission in the store, by its number.
    func status(_ number: Int) -> Status? {
        table.state.withLock { state in
            state.stored.first { Int($0.id.text.suffix(8)) == number }?.status
        }
    }

    var message: String { state.message?.text ?? "" }
}
