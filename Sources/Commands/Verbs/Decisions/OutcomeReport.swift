import JSON
import Moderation
import Wire

/// Says what became of decisions.
struct OutcomeReport {
    /// Whether programs read it.
    let isJSON: Bool

    /// Above so many lines, those that say that all is well are left out.
    private static let wholeCount = 50

    /// Prints a line or object for each.
    ///
    /// - Throws: `StatusExit` if something asked for is not so now.
    func print(_ outcomes: [DecisionOutcome], isComplete: Bool = true) throws {
        let text = OutcomeText(outcomes: outcomes)
        if isJSON {
            for outcome in outcomes { StandardOutput.print(outcome.json.serialized()) }
        } else {
            let isLong = outcomes.count > Self.wholeCount
            for line in isLong ? text.exceptions : text.lines { StandardOutput.print(line) }
            if outcomes.count > 1 { StandardOutput.print(text.summary) }
        }
        if !text.isClean || !isComplete { throw StatusExit(status: .badInput) }
    }

    /// Prints what became of entries on moderators' lists.
    func print(_ acts: [EntryAct]) {
        for act in acts {
            StandardOutput.print(
                isJSON ? act.json.serialized() : EntryText.line(act))
        }
    }
}
