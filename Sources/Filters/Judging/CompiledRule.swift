import Moderation
import PCRE

/// One rule in the form in which it is evaluated; a class, because judging passes it around.
final class CompiledRule: Sendable {
    let rule: Rule
    /// Index of its group.
    let group: Int
    let views: ViewSet
    let pattern: Pattern?
    let condition: Condition?
    let points: Points
    /// What it demands; nil if it gives points or nothing.
    let action: RuleAction?
    /// Rules that it names and that exist only to be named; their matches explain it.
    let explainers: [Int]
    /// Whether it searches text, by pattern or list.
    let searches: Bool
    /// Whether it is never evaluated.
    let isOff: Bool
    /// What it is about, as part of a sentence.
    let clause: String
    /// The same with the points that it gives, if no cap trims them.
    let reason: String

    init(
        rule: Rule, group: Int, pattern: Pattern?, condition: Condition?, explainers: [Int]
    ) {
        self.rule = rule
        self.group = group
        self.pattern = pattern
        self.condition = condition
        self.explainers = explainers
        views = ViewSet(rule.views)
        searches = pattern != nil || rule.list != nil
        isOff = rule.state == .off
        if case .points(let score) = rule.effect { points = Points(score) } else { points = .zero }
        clause = Self.clause(rule.about)
        reason = "\(clause) (\(points.signedText))"
        if case .force(let demanded) = rule.effect { action = demanded } else { action = nil }
    }

    /// A sentence as a part of another one: no capital unless the word has others, no full stop, and
    /// at most 80 characters.
    private static func clause(_ sentence: String) -> String {
        var text = String(sentence.prefix(80))
        if text.count < sentence.count { text += "…" }
        while text.hasSuffix(".") { text.removeLast() }
        let word = text.prefix { $0 != " " }
        let isName = word.dropFirst().contains { $0.isUppercase } || word == "I"
        return isName ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// What is asked of every rule for every submission, in little room.
    struct Traits: Sendable {
        let views: ViewSet
        let searches: Bool
        let isOff: Bool
        let isLive: Bool
        let isOnTrial: Bool
        /// Whether it says anything when it fires.
        let hasEffect: Bool
    }

    var traits: Traits {
        Traits(
            views: views, searches: searches, isOff: isOff, isLive: rule.state == .live,
            isOnTrial: rule.state == .shadow, hasEffect: rule.effect != .none)
    }
}
