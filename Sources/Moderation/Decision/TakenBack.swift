/// What became of decisions that were to be taken back.
public struct TakenBack: Sendable, Hashable {
    /// An outcome for each decision, newest first.
    public var outcomes: [DecisionOutcome]
    /// What was done to entries on moderators' lists, newest first.
    public var entries: [EntryAct]

    /// Puts it together.
    public init(outcomes: [DecisionOutcome] = [], entries: [EntryAct] = []) {
        self.outcomes = outcomes
        self.entries = entries
    }

    /// Whether there was nothing to take back.
    public var isEmpty: Bool { outcomes.isEmpty && entries.isEmpty }
}
