import Foundation

/// A rule that isn't run for a while, because texts kept hitting its limits.
public struct RuleRest: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// When the rest began.
    public var began: Date
    /// When the rule is tried again.
    public var ends: Date

    /// Names the rule and its rest.
    public init(rule: String, began: Date, ends: Date) {
        self.rule = rule
        self.began = began
        self.ends = ends
    }

    /// What it means for a submission that the rule would have searched.
    var complaint: String {
        "rests until \(Self.clockTime(ends)) after repeated limit hits, so it was not tried"
    }

    /// The time of the day in UTC, such as `07:10:00Z`, rounded up to whole seconds.
    private static func clockTime(_ instant: Date) -> String {
        let day = 86_400.0
        let rest = instant.timeIntervalSince1970.rounded(.up).truncatingRemainder(dividingBy: day)
        let seconds = Int(exactly: rest < 0 ? rest + day : rest) ?? 0
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
    }
}
