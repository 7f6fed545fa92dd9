import Moderation
import Terminal

extension ReviewState {
    /// Whether a key would change something at once, so that it must not be taken before what it
    /// changes was shown.
    public func isDecision(_ key: Key) -> Bool {
        switch mode {
        case .card:
            guard case .character(let letter) = key else { return key == .control("r") }
            return "asxhmuU".contains(letter)
        case .question, .rule: return key == .character("y")
        case .bulk:
            guard case .character(let letter) = key else { return false }
            return "asxh".contains(letter)
        case .prompt(let prompt):
            if case .count = prompt.purpose { return key == .enter }
            return false
        case .page, .groups: return false
        }
    }

    /// Takes a key.
    public mutating func handle(_ key: Key) -> [ReviewEffect] {
        if key == .control("l") { return [.repaint] }
        if key == .control("z") { return [.suspend] }
        message = nil
        switch mode {
        case .card: return handleOnCard(key)
        case .page(let page): return handle(key, on: page)
        case .prompt(let prompt): return handle(key, in: prompt)
        case .groups(let groups): return handle(key, among: groups)
        case .bulk(let bulk): return handle(key, over: bulk)
        case .question(let question): return handle(key, answering: question)
        case .rule(let rule, let scroll): return handle(key, on: rule, scroll)
        }
    }

    private mutating func handleOnCard(_ key: Key) -> [ReviewEffect] {
        if let scrolling = ReviewScroll(key) {
            scroll = scrolling.applied(to: scroll, screen: scrollRoom)
            return []
        }
        switch key {
        case .character("a"): return decide(.approve)
        case .character("s"): return decide(.spam)
        case .character("x"): return decide(.trash)
        case .character("h"): return decide(.hold)
        case .character("n"): return start(Move(isForward: true, onlyOpen: true))
        case .character("p"): return start(Move(isForward: false, onlyOpen: true))
        case .character("N"), .right: return start(Move(isForward: true, onlyOpen: false))
        case .character("P"), .left: return start(Move(isForward: false, onlyOpen: false))
        case .character("u"): return undo()
        case .character("U"), .control("r"): return redo()
        case .character("q"), .control("c"): return quit()
        case .character("l"): mode = .prompt(ReviewPrompt(purpose: .limit, text: limit))
        case .character("/"): mode = .prompt(ReviewPrompt(purpose: .search))
        case .character("?"): mode = .page(ReviewPage(content: .help))
        case .character("T"): return gatherTagged()
        case .paste: warn("pasted text is not taken for keys")
        default: return handleAboutCard(key)
        }
        return []
    }

    /// Keys that need something on the table.
    private mutating func handleAboutCard(_ key: Key) -> [ReviewEffect] {
        guard let stored = card?.stored else {
            warn("nothing is on the table; ? shows the keys")
            return []
        }
        switch key {
        case .character("w"): mode = .page(ReviewPage(content: .why))
        case .character("t"): return [.thread(stored)]
        case .character("A"): return [.history(stored)]
        case .character("*"): return [.groups(stored)]
        case .character("e"): return isText(stored) ? [.edit(stored)] : []
        case .character("r"):
            if isText(stored) { mode = .prompt(ReviewPrompt(purpose: .redact)) }
        case .character("f"):
            mode = .prompt(ReviewPrompt(purpose: .rule, text: firstMatch(of: stored)))
        case .character("m"): return tag()
        default: warn("that key does nothing here; ? shows those that do")
        }
        return []
    }

    private mutating func isText(_ stored: StoredSubmission) -> Bool {
        if stored.submission.content == nil { warn("a ping has no text of its own to change") }
        return stored.submission.content != nil
    }

    /// What the heaviest finding matched, to begin a rule with.
    private func firstMatch(of stored: StoredSubmission) -> String {
        let matches = stored.verdict?.findings.flatMap(\.matches) ?? []
        let text = matches.first { $0.field == "content" }?.text ?? ""
        return text.contains(where: \.isNewline) ? "" : String(text.prefix(80))
    }

    private mutating func tag() -> [ReviewEffect] {
        guard var deck, deck.current != nil else { return [] }
        deck.items[deck.index].isTagged.toggle()
        self.deck = deck
        let count = deck.tagged.count
        let effects = start(Move(isForward: true, onlyOpen: true))
        say("\(count) marked; T acts on them")
        return effects
    }

    private mutating func gatherTagged() -> [ReviewEffect] {
        let tagged = deck?.tagged ?? []
        if tagged.isEmpty { warn("nothing is marked; m marks") }
        return tagged.isEmpty ? [] : [.gatherTagged(tagged)]
    }

    private mutating func quit() -> [ReviewEffect] {
        let count = deck?.tagged.count ?? 0
        guard count > 0 else { return [.quit] }
        mode = .question(
            ReviewQuestion(
                text: "\(count) marked and not acted on: quit all the same?", effects: [.quit]))
        return []
    }
}
