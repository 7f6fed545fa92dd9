import Moderation

extension ReviewState {
    /// Decides on what is on the table, as it was seen there.
    mutating func decide(_ action: DecisionAction) -> [ReviewEffect] {
        guard let stored = card?.stored else {
            warn("nothing is on the table")
            return []
        }
        if action == .hold, stored.status == .held {
            let effects = start(Move(isForward: true, onlyOpen: true))
            if message == nil { say("left waiting") }
            return effects
        }
        if stored.status == action.status {
            warn("it is \(stored.status.rawValue) already")
            return []
        }
        return [
            .decide([DecisionRequest(id: stored.id, action: action, revision: stored.revision)])
        ]
    }

    /// Takes back the last batch of this session, or asks whether to go further back.
    mutating func undo() -> [ReviewEffect] {
        if let batch = undoable.last { return [.undo(.batch(batch), isRedo: false)] }
        mode = .question(
            ReviewQuestion(
                text: "nothing of this session is left to undo: "
                    + "take back your last decision before it?",
                effects: [.undo(.latest(actor: ""), isRedo: false)]))
        return []
    }

    /// Has back what was undone last.
    mutating func redo() -> [ReviewEffect] {
        guard let batch = redoable.last else {
            warn("nothing is left to redo")
            return []
        }
        return [.undo(.batch(batch), isRedo: true)]
    }

    /// Takes in what became of decisions.
    mutating func decided(
        _ requests: [DecisionRequest], _ acts: ReviewActs, _ others: [SubmissionID: String]
    ) -> [ReviewEffect] {
        var done: [DecisionRequest] = []
        var problems: [String] = []
        for (request, outcome) in zip(requests, acts.outcomes) {
            switch outcome.result {
            case .done:
                done.append(request)
                if request.action != .edit { tally[request.action, default: 0] += 1 }
            case .unchanged: break
            case .stale:
                let other = others[outcome.id] ?? "someone"
                let status = outcome.status?.rawValue ?? "gone"
                problems.append("changed by \(other) meanwhile (\(status)): nothing was done")
            case .unknown: problems.append("it is gone: nothing was done")
            case .refused(let reason): problems.append("refused: \(reason)")
            }
            note(outcome)
        }
        if !done.isEmpty {
            undoable.append(acts.batch)
            redoable = []
        }
        if requests.count > 1 { untag(requests.map(\.id)) }
        let effects = report(requests, done, problems)
        if let warning = acts.warning { warn(warning) }
        return effects
    }

    private mutating func report(
        _ requests: [DecisionRequest], _ done: [DecisionRequest], _ problems: [String]
    ) -> [ReviewEffect] {
        guard let first = requests.first, let current = deck?.current else { return [] }
        if requests.count == 1 {
            if let problem = problems.first {
                warn(problem)
                return [.open(first.id)]
            }
            if first.action == .edit {
                say("changed · u undoes")
                return [.open(first.id)]
            }
            let author = card?.stored.submission.reviewAuthor ?? ""
            say("\(Self.past(first.action)): \(author.prefix(40)) · u undoes")
            return start(Move(isForward: true, onlyOpen: true))
        }
        let past = Self.past(first.action)
        let end = problems.isEmpty ? "" : " · \(problems.count) not: changed meanwhile, or gone"
        let text = "\(past): \(done.count) · u undoes all of them\(end)"
        let isGone = requests.contains { $0.id == current.id }
        message = Message(text: text, isWarning: !problems.isEmpty)
        return isGone ? start(Move(isForward: true, onlyOpen: true)) : [.open(current.id)]
    }

    /// Takes in what became of an undoing.
    mutating func undone(_ acts: ReviewActs, isRedo: Bool) -> [ReviewEffect] {
        let done = acts.outcomes.filter {
            if case .done = $0.result { true } else { false }
        }
        for outcome in acts.outcomes { note(outcome) }
        if isRedo {
            redoable = redoable.dropLast()
            if !done.isEmpty { undoable.append(acts.batch) }
        } else {
            undoable = undoable.dropLast()
            if !done.isEmpty { redoable.append(acts.batch) }
        }
        let word = isRedo ? "redone" : "undone"
        let left = acts.outcomes.count - done.count
        if done.isEmpty {
            warn(left == 0 ? "there is nothing to undo" : "not \(word): changed since")
        } else {
            say("\(word): \(done.count)" + (left > 0 ? " · \(left) not: changed since" : ""))
        }
        guard let outcome = done.last, let place = deck?.place(of: outcome.id) else {
            return deck?.current.map { [.open($0.id)] } ?? []
        }
        deck?.index = place
        return [.open(outcome.id)]
    }

    /// Takes in where a submission stands now.
    private mutating func note(_ outcome: DecisionOutcome) {
        guard let status = outcome.status else {
            deck?.setOpen(false, outcome.id)
            return
        }
        let isOpen = statuses.contains(status)
        deck?.setOpen(isOpen, outcome.id)
    }

    private mutating func untag(_ ids: [SubmissionID]) {
        guard var deck else { return }
        let ids = Set(ids)
        for place in deck.items.indices where ids.contains(deck.items[place].id) {
            deck.items[place].isTagged = false
        }
        self.deck = deck
    }

    /// What was done, in one word.
    static func past(_ action: DecisionAction) -> String {
        switch action {
        case .approve: "approved"
        case .spam: "marked as spam"
        case .trash: "thrown away"
        case .hold: "held"
        case .edit: "changed"
        default: action.rawValue
        }
    }
}
