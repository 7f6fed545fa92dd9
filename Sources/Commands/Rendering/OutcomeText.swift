import Moderation

/// What became of decisions, a line each, and a line that counts.
struct OutcomeText {
    var outcomes: [DecisionOutcome]

    /// A line for each outcome.
    var lines: [String] { outcomes.map(line) }

    /// The lines of those where something asked for is not so now.
    var exceptions: [String] { outcomes.filter { !Self.isClean($0) }.map(line) }

    /// `3 done, 1 unchanged`.
    var summary: String {
        var counts: [(String, Int)] = []
        for outcome in outcomes {
            let name = Self.name(of: outcome.result)
            if let place = counts.firstIndex(where: { $0.0 == name }) {
                counts[place].1 += 1
            } else {
                counts.append((name, 1))
            }
        }
        return counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    }

    /// Whether everything asked for is so now.
    var isClean: Bool { outcomes.allSatisfy(Self.isClean) }

    private static func isClean(_ outcome: DecisionOutcome) -> Bool {
        switch outcome.result {
        case .done, .unchanged: true
        case .stale, .unknown, .refused: false
        }
    }

    private func line(_ outcome: DecisionOutcome) -> String {
        let status = outcome.status?.rawValue ?? "gone"
        return switch outcome.result {
        case .done(let number): "\(outcome.id)  \(status)  (decision \(number))"
        case .unchanged: "\(outcome.id)  \(status) already"
        case .stale(let revision):
            "\(outcome.id)  not changed: it has moved on to revision \(revision) and is \(status)"
        case .unknown: "\(outcome.id)  there is no such submission"
        case .refused(let reason): "\(outcome.id)  not changed: \(Phrases.safe(reason))"
        }
    }

    private static func name(of result: DecisionOutcome.Result) -> String {
        switch result {
        case .done: "done"
        case .unchanged: "unchanged"
        case .stale: "stale"
        case .unknown: "unknown"
        case .refused: "refused"
        }
    }
}
