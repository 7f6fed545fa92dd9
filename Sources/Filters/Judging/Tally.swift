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

    init(
        _ entries: [Entry], caps: [Points?], thresholds: Verdict.Thresholds, hasErrors: Bool
    ) {
        self.thresholds = thresholds
        self.hasErrors = hasErrors
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
    var forced: Entry? {
        for action in [RuleAction.spam, .hold, .allow] {
            if let entry = entries.first(where: { $0.action == action }) { return entry }
        }
        return nil
    }

    var status: Status {
        let action = forced?.action
        if action == .spam { return .spam }
        if hasErrors || action == .hold { return .held }
        if action == .allow { return .approved }
        let score = score
        if score >= Points(thresholds.spam) { return .spam }
        return score >= Points(thresholds.hold) ? .held : .approved
    }

    /// The same without one of the rules, or without the errors.
    func without(_ index: Int?, caps: [Points?]) -> Tally {
        Tally(
            entries.filter { $0.index != index }.map {
                Entry(
                    index: $0.index, group: $0.group, points: $0.points, action: $0.action,
                    counted: $0.points)
            }, caps: caps, thresholds: thresholds, hasErrors: index == nil ? false : hasErrors)
    }
}
