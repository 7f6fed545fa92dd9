import Moderation
import Terminal

extension ReviewState {
    mutating func handle(_ key: Key, on page: ReviewPage) -> [ReviewEffect] {
        var page = page
        if let scrolling = ReviewScroll(key) {
            page.scroll = scrolling.applied(to: page.scroll, screen: size.rows - 3)
            mode = .page(page)
        } else if Self.isLeaving(key) || key == Self.key(of: page.content) {
            mode = .card
        } else if case .why = page.content, key == .character("t"), let card {
            return [.thread(card.stored)]
        }
        return []
    }

    /// The key that opened a page closes it too.
    private static func key(of content: ReviewPage.Content) -> Key {
        switch content {
        case .why: .character("w")
        case .thread: .character("t")
        case .history: .character("A")
        case .help: .character("?")
        }
    }

    private static func isLeaving(_ key: Key) -> Bool {
        [.character("q"), .escape, .control("g"), .control("c"), .left].contains(key)
    }

    mutating func handle(_ key: Key, in prompt: ReviewPrompt) -> [ReviewEffect] {
        var prompt = prompt
        switch key {
        case .escape, .control("g"), .control("c"):
            mode = .card
            if case .count(let bulk, _) = prompt.purpose { mode = .bulk(bulk) }
            return []
        case .enter: return finish(prompt)
        case .backspace: prompt.text = String(prompt.text.dropLast())
        case .control("u"): prompt.text = ""
        case .character(let character): prompt.text.append(character)
        case .paste(let text):
            prompt.text += text.split(whereSeparator: \.isNewline).joined(separator: " ")
        default: break
        }
        prompt.text = String(prompt.text.prefix(ReviewPrompt.characterCount))
        mode = .prompt(prompt)
        return []
    }

    private mutating func finish(_ prompt: ReviewPrompt) -> [ReviewEffect] {
        mode = .card
        switch prompt.purpose {
        case .search:
            if !prompt.text.isEmpty { lastSearch = prompt.text }
            return lastSearch.isEmpty ? [] : [.search(lastSearch, query)]
        case .limit: return [.begin(limit: prompt.text, at: nil)]
        case .redact: return redact(prompt.text)
        case .rule: return prompt.text.isEmpty ? [] : [.trial(prompt.text)]
        case .count(let bulk, let action):
            guard prompt.text == String(bulk.rows.count) else {
                mode = .bulk(bulk)
                warn("that is not \(bulk.rows.count): nothing was done")
                return []
            }
            return [.decide(Self.requests(action, bulk))]
        }
    }

    /// Replaces a text, or what looks like an e-mail address, wherever it stands.
    private mutating func redact(_ text: String) -> [ReviewEffect] {
        guard let stored = card?.stored, let content = stored.submission.content else { return [] }
        let redacted = Redaction.redacted(content, of: text)
        guard redacted != content else {
            warn(text.isEmpty ? "there is no e-mail address in it" : "“\(text)” is not in it")
            return []
        }
        let edit = DecisionRequest.Edit(content: redacted)
        return [
            .decide([
                DecisionRequest(
                    id: stored.id, action: .edit, revision: stored.revision, edit: edit)
            ])
        ]
    }

    mutating func handle(_ key: Key, among groups: [ReviewGroup]) -> [ReviewEffect] {
        mode = .card
        guard let stored = card?.stored, case .character(let letter) = key else { return [] }
        let rules = groups.filter { $0.key == nil }
        if let number = letter.wholeNumberValue, rules.indices.contains(number - 1) {
            return [.gather(rules[number - 1], stored, query)]
        }
        guard let group = groups.first(where: { $0.key == letter }) else {
            if !Self.isLeaving(key) { warn("“\(letter)” is none of them") }
            return []
        }
        return [.gather(group, stored, query)]
    }

    mutating func handle(_ key: Key, over bulk: ReviewBulk) -> [ReviewEffect] {
        var bulk = bulk
        if let scrolling = ReviewScroll(key) {
            bulk.scroll = scrolling.applied(to: bulk.scroll, screen: size.rows - 4)
            mode = .bulk(bulk)
            return []
        }
        let actions: [Key: DecisionAction] = [
            .character("a"): .approve, .character("s"): .spam, .character("x"): .trash,
            .character("h"): .hold,
        ]
        if let action = actions[key] {
            ask(action, bulk)
        } else if Self.isLeaving(key) {
            mode = .card
            say("nothing was done")
        } else {
            warn("a, s, x or h decides on all \(bulk.rows.count); q goes back")
        }
        return []
    }

    private mutating func ask(_ action: DecisionAction, _ bulk: ReviewBulk) {
        if bulk.rows.count > ReviewBulk.askedCount {
            mode = .prompt(ReviewPrompt(purpose: .count(bulk, action)))
            return
        }
        mode = .question(
            ReviewQuestion(
                text: "\(action.rawValue) all \(bulk.rows.count)?",
                effects: [.decide(Self.requests(action, bulk))], bulk: bulk))
    }

    private static func requests(
        _ action: DecisionAction, _ bulk: ReviewBulk
    ) -> [DecisionRequest] {
        bulk.rows.map { DecisionRequest(id: $0.id, action: action, revision: $0.revision) }
    }

    mutating func handle(_ key: Key, answering question: ReviewQuestion) -> [ReviewEffect] {
        if key == .character("y") {
            mode = .card
            return question.effects
        }
        mode = question.bulk.map(ReviewMode.bulk) ?? .card
        say("nothing was done")
        return []
    }

    mutating func handle(_ key: Key, on rule: ReviewRule, _ scroll: Int) -> [ReviewEffect] {
        if let scrolling = ReviewScroll(key) {
            let next = scrolling.applied(to: scroll, screen: size.rows - 4)
            mode = .rule(rule, scroll: next)
            return []
        }
        mode = .card
        if key == .character("y") { return [.add(rule)] }
        say("no rule was made")
        return []
    }
}
