import Terminal

/// Which keys mean something, by mode; what the bottom row and the help say comes from here.
struct ReviewKeys {
    /// One key, or several of a kind.
    struct Entry: Sendable {
        var keys: String
        /// For the bottom row; empty if it isn't named there.
        var hint: String
        /// For the help.
        var help: String
    }

    static let card = [
        Entry(keys: "a", hint: "approve", help: "approve: publish it"),
        Entry(keys: "s", hint: "spam", help: "spam: mark it as spam"),
        Entry(keys: "x", hint: "trash", help: "trash: throw it away until clean-up"),
        Entry(keys: "h", hint: "hold", help: "hold: leave it waiting, go to the next"),
        Entry(keys: "u", hint: "undo", help: "undo the last decision; again for the one before"),
        Entry(keys: "n p", hint: "next/prev", help: "next, previous that waits for a decision"),
        Entry(keys: "w", hint: "why", help: "why: every reason, and what would change it"),
        Entry(keys: "t", hint: "thread", help: "thread: what it answers, what else is there"),
        Entry(keys: "*", hint: "all alike", help: "act on all like this: author, host, text …"),
        Entry(keys: "?", hint: "keys", help: "these keys"),
        Entry(keys: "q", hint: "quit", help: "quit; the next review begins where this ended"),
        Entry(keys: "l", hint: "limit", help: "limit to some: rule:ID author:NAME words"),
        Entry(keys: "/", hint: "search", help: "search; without a text for the same again"),
        Entry(keys: "A", hint: "author", help: "what this author sent before"),
        Entry(keys: "e", hint: "edit", help: "edit its public text in your editor"),
        Entry(keys: "r", hint: "redact", help: "redact a text, or all e-mail addresses"),
        Entry(keys: "m", hint: "mark", help: "mark it, or not any more; go on"),
        Entry(keys: "T", hint: "marked", help: "act on all that are marked"),
        Entry(keys: "f", hint: "rule", help: "make a rule of a text, on trial at first"),
        Entry(keys: "U ^R", hint: "", help: "redo what was undone"),
        Entry(keys: "N P", hint: "", help: "next, previous, decided ones too"),
        Entry(keys: "j k ↓ ↑", hint: "", help: "scroll by a line"),
        Entry(keys: "Space PgDn", hint: "", help: "scroll by a screen; b, PgUp back"),
        Entry(keys: "g G", hint: "", help: "to the start, to the end of the text"),
        Entry(keys: "^L", hint: "", help: "paint the screen anew"),
        Entry(keys: "^Z", hint: "", help: "stop, until the shell's fg"),
    ]

    static let page = [
        Entry(keys: "q Esc", hint: "back", help: "back"),
        Entry(keys: "j k Space b g G", hint: "scroll", help: "scroll"),
    ]

    static let bulk = [
        Entry(keys: "a", hint: "approve all", help: "approve all"),
        Entry(keys: "s", hint: "spam all", help: "spam all"),
        Entry(keys: "x", hint: "trash all", help: "trash all"),
        Entry(keys: "h", hint: "hold all", help: "hold all"),
        Entry(keys: "q Esc", hint: "back", help: "back, nothing done"),
        Entry(keys: "j k Space b", hint: "scroll", help: "scroll"),
    ]

    static let prompt = [
        Entry(keys: "Enter", hint: "go", help: "go"),
        Entry(keys: "Esc ^G", hint: "cancel", help: "cancel"),
    ]

    static let question = [
        Entry(keys: "y", hint: "yes", help: "yes"),
        Entry(keys: "any other", hint: "no", help: "no"),
    ]

    static let rule = [
        Entry(keys: "y", hint: "add it, on trial", help: "add it"),
        Entry(keys: "q Esc", hint: "back", help: "back, nothing done"),
        Entry(keys: "j k Space b", hint: "scroll", help: "scroll"),
    ]

    /// What can be pressed in a mode.
    static func entries(_ mode: ReviewMode) -> [Entry] {
        switch mode {
        case .card: card
        case .page: page
        case .prompt: prompt
        case .groups: [Entry(keys: "Esc", hint: "back", help: "back")]
        case .bulk: bulk
        case .question: question
        case .rule: rule
        }
    }
}

/// How far a key scrolls.
enum ReviewScroll: Sendable {
    case rows(Int)
    case screens(Int)
    case start
    case end

    /// The scrolling that a key means, if it means any.
    init?(_ key: Key) {
        switch key {
        case .character("j"), .down, .enter: self = .rows(1)
        case .character("k"), .up: self = .rows(-1)
        case .character(" "), .pageDown, .control("d"): self = .screens(1)
        case .character("b"), .pageUp, .control("b"): self = .screens(-1)
        case .character("g"), .home: self = .start
        case .character("G"), .end: self = .end
        default: return nil
        }
    }

    /// The new first row; the end is clamped when the screen is laid out.
    func applied(to scroll: Int, screen: Int) -> Int {
        switch self {
        case .rows(let count): max(0, scroll + count)
        case .screens(let count): max(0, scroll + count * max(1, screen - 1))
        case .start: 0
        case .end: .max / 2
        }
    }
}
