import Moderation

/// Adds up what fired, and decides.
///
/// Within a group the positive points are trimmed to the cap, the largest first, so that each
/// finding's points can be added up by hand. Negative points are never trimmed.
struct Tally {
    /// A rule that fired and counts.
    struct Entry {
        /// Index of the rule.
        let index: Int
        let group: Int
        /// What the rule says.
        let points: Points
        let action: RuleAction?
        /// What is left of the points after the cap.
        var counted: Points
    }

    let thresholds: Verdict.Thresholds
    let hasErrors: Bool
    private(set) var entries: [Entry]
    /// Cap of each group, by its index; nil without.
    private let caps: [Points?]

    init(
        _ entries: [Entry], caps: [Points?], thresholds: Verdict.Thresholds, hasErrors: Bool
    ) {
        self.thresholds = thresholds
        self.hasErrors = hasErrors
        self.caps = caps
        self.entries = entries.sorted {
            ($1.points, $0.index) < ($0.points, $1.index)
        }
        var left = caps
        for position in self.entries.indices where self.entries[position].points > .zero {
            let entry = self.entries[position]
            guard let room = left[entry.group] else { continue }
            let counted = min(room, entry.points)
            self.entries[position].counted = counted
            left[entry.group] = room - counted
        }
    }

    var score: Points { entries.reduce(.zero) { $0 + $1.counted } }

    /// The strongest demand, by the first rule that makes it.
    var forced: Entry? { forced(without: nil) }

    var status: Status { status(forced: forced, hasErrors: hasErrors, score: score) }

    /// The status that would be without one of the rules.
    func status(without index: Int) -> Status {
        status(forced: forced(without: index), hasErrors: hasErrors, score: score(without: index))
    }

    /// The status that would be without the errors.
    var statusWithoutErrors: Status { status(forced: forced, hasErrors: false, score: score) }

    private func forced(without index: Int?) -> Entry? {
        for action in [RuleAction.spam, .hold, .allow] {
            let entry = entries.first { $0.action == action && $0.index != index }
            if let entry { return entry }
        }
        return nil
    }

    private func status(forced: Entry?, hasErrors: Bool, score: Points) -> Status {
        let action = forced?.action
        if action == .spam { return .spam }
        if hasErrors || action == .hold { return .held }
        if action == .allow { return .approved }
        if score >= Points(thresholds.spam) { return .spam }
        return score >= Points(thresholds.hold) ? .held : .approved
    }

    /// What is left without a rule: others of its group may then count for more.
    private func score(without index: Int) -> Points {
        var rest = Points.zero
        var group: (number: Int, points: Points)?
        if let entry = entries.first(where: { $0.index == index }), entry.points > .zero {
            group = (entry.group, .zero)
        }
        for entry in entries where entry.index != index {
            if let number = group?.number, entry.group == number, entry.points > .zero {
                group?.points += entry.points
            } else {
                rest += entry.counted
            }
        }
        guard let group, group.points > .zero else { return rest }
        return rest + (caps[group.number].map { min($0, group.points) } ?? group.points)
    }
}
