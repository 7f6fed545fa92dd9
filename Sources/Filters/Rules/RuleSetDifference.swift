import Moderation

/// What a reload changes: `+2 rules (A, B), -1 (C), 1 changed (D: 2 → 3 points)`.
public struct RuleSetDifference: Sendable, Hashable, CustomStringConvertible {
    /// A rule that decides otherwise than before.
    public struct Change: Sendable, Hashable {
        /// The rule's id.
        public var rule: String
        /// What is different, such as `2 → 3 points`.
        public var what: String
    }

    /// Rules that are new, in their order.
    public var added: [String]
    /// Rules that are gone, in their order.
    public var removed: [String]
    /// Rules that decide otherwise.
    public var changed: [Change]
    /// What is different in the policy and the groups' caps.
    public var policy: [String]

    /// Compares the set in force with the one that follows it.
    public init(from old: RuleSet, to new: RuleSet) {
        let before = Dictionary(old.rules.map { ($0.id, $0) }) { first, _ in first }
        let after = Set(new.rules.map(\.id))
        added = new.rules.map(\.id).filter { before[$0] == nil }
        removed = old.rules.map(\.id).filter { !after.contains($0) }
        changed = new.rules.compactMap { rule in
            guard let earlier = before[rule.id] else { return nil }
            let isNamed = old.versions[rule.id] != new.versions[rule.id]
            let what = Self.changes(from: earlier, to: rule, isOtherwise: isNamed)
            return what.map { Change(rule: rule.id, what: $0) }
        }
        policy = []
        let (one, other) = (old.policy.thresholds, new.policy.thresholds)
        for (name, from, to) in [
            ("hold", one.hold, other.hold), ("spam", one.spam, other.spam),
        ] where from != to {
            policy.append("\(name) from \(Points.text(of: from)) → \(Points.text(of: to)) points")
        }
        let caps = Dictionary(old.groups.map { ($0.name, $0.cap) }) { first, _ in first }
        for group in new.groups {
            guard let cap = caps[group.name], cap != group.cap else { continue }
            policy.append("cap of \(group.name) \(Self.text(cap)) → \(Self.text(group.cap))")
        }
    }

    /// Whether no rule decides otherwise.
    public var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && changed.isEmpty && policy.isEmpty
    }

    /// One line for the log; at most 20 names of each sort.
    public var description: String {
        var parts: [String] = []
        if !added.isEmpty { parts.append(Self.part("+\(added.count)", added, isFirst: true)) }
        if !removed.isEmpty {
            parts.append(Self.part("-\(removed.count)", removed, isFirst: parts.isEmpty))
        }
        if !changed.isEmpty {
            let texts = changed.map { "\($0.rule): \($0.what)" }
            parts.append("\(changed.count) changed (\(Self.listed(texts, by: "; ")))")
        }
        parts += policy
        return parts.isEmpty ? "no rule decides otherwise" : parts.joined(separator: ", ")
    }

    private static func part(_ count: String, _ names: [String], isFirst: Bool) -> String {
        let noun = isFirst ? names.count == 1 ? " rule" : " rules" : ""
        return "\(count)\(noun) (\(listed(names, by: ", ")))"
    }

    private static func listed(_ texts: [String], by separator: String) -> String {
        let shown = texts.prefix(20).joined(separator: separator)
        return texts.count > 20 ? "\(shown), and \(texts.count - 20) more" : shown
    }

    private static func text(_ cap: Double?) -> String { cap.map(Points.text) ?? "none" }

    /// What is different in a rule; nil if it decides as before.
    private static func changes(from old: Rule, to new: Rule, isOtherwise: Bool) -> String? {
        var parts: [String] = []
        if old.state != new.state { parts.append("\(old.state.rawValue) → \(new.state.rawValue)") }
        if old.effect != new.effect { parts.append(effects(old.effect, new.effect)) }
        if old.match != new.match { parts.append("pattern") }
        if old.condition != new.condition { parts.append("condition") }
        if old.views != new.views { parts.append("views") }
        if let one = old.list, let other = new.list, one != other {
            parts.append(
                one.count == other.count ? "list" : "\(one.count) → \(other.count) entries")
        }
        if parts.isEmpty, isOtherwise {
            parts.append(new.list == nil ? "a rule that it names" : "entries")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func effects(_ old: Rule.Effect, _ new: Rule.Effect) -> String {
        if case .points(let one) = old, case .points(let other) = new {
            return "\(Points.text(of: one)) → \(Points.text(of: other)) points"
        }
        return "\(text(old)) → \(text(new))"
    }

    private static func text(_ effect: Rule.Effect) -> String {
        switch effect {
        case .points(let points): "\(Points.text(of: points)) points"
        case .force(let action): action.rawValue
        case .none: "no points"
        }
    }
}
