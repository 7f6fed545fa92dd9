import Filters
import JSON
import Moderation
import Wire
import YAML

/// A rule as its owner reads it.
struct RuleText {
    var rule: Rule
    var ink: Ink
    /// How it was stopped, if it was.
    var brake: RuleBrake?

    init(rule: Rule, ink: Ink, brake: RuleBrake? = nil) {
        self.rule = rule
        self.ink = ink
        self.brake = brake
    }

    /// The lines.
    var lines: [String] {
        var lines = [ink.bold(rule.id), "  \(Phrases.safe(rule.about))"]
        let effect = rule.effect.phrase
        lines.append("  \(rule.state.rawValue), \(effect), in group \(rule.group)")
        if let brake {
            lines.append(
                ink.red("  braked: put into shadow by itself at \(Timestamp.text(brake.brakedAt)),")
            )
            lines.append(
                "  as it kept \(brake.hits) of \(brake.judged) submissions from being approved;")
            lines.append("  change it, or: winnow filters release \(rule.id)")
        }
        if let match = rule.match {
            let views = rule.views.map(\.rawValue).joined(separator: ", ")
            let letters = match.isCaseSensitive ? ", upper and lower case differ" : ""
            lines.append("  on \(views)\(letters): \(Phrases.safe(match.pattern))")
        }
        if let list = rule.list {
            let views = rule.views.map(\.rawValue).joined(separator: ", ")
            lines.append(
                "  on \(views): \(list.count) entries of \(list.file), kind \(list.kind.rawValue)"
                    + (list.exceptions.map { ", except \($0)" } ?? ""))
        }
        if let condition = rule.condition { lines.append("  when \(Phrases.safe(condition))") }
        lines.append("  written in \(rule.place.file):\(rule.place.line)")
        let examples = "\(rule.spam.count) spam and \(rule.ham.count) ham"
        return lines + ["  examples: \(examples); winnow filters test runs them"]
    }
}

extension Rule.Effect {
    /// `+3 points`, `forces hold`, `no points of its own`.
    var phrase: String {
        switch self {
        case .points(let points): "\(Phrases.points(points, signed: true)) points"
        case .force(let action): "forces \(action.rawValue)"
        case .none: "no points of its own"
        }
    }

    /// The same in a table's cell.
    var cell: String {
        switch self {
        case .points(let points): Phrases.points(points, signed: true)
        case .force(let action): action.rawValue
        case .none: ""
        }
    }
}

extension Rule {
    /// The rule for programs.
    var json: JSONValue {
        var object: JSONObject = [
            "id": .string(id), "about": .string(about), "group": .string(group),
            "state": .string(state.rawValue), "file": .string(place.file),
            "line": .integer(Int64(place.line)),
        ]
        switch effect {
        case .points(let points): object["score"] = JSONValue(number: points)
        case .force(let action): object["action"] = .string(action.rawValue)
        case .none: break
        }
        if !views.isEmpty { object["on"] = .array(views.map { .string($0.rawValue) }) }
        object["match"] = match.map { .string($0.pattern) }
        object["when"] = condition.map(JSONValue.string)
        object["list"] = list.map {
            [
                "file": .string($0.file), "kind": .string($0.kind.rawValue),
                "count": .integer(Int64($0.count)),
            ]
        }
        return .object(object)
    }
}

extension FilterProblem {
    /// The problem for programs.
    var json: JSONValue {
        [
            "file": .string(file), "line": .integer(Int64(line)),
            "column": .integer(Int64(column)), "severity": .string(severity.rawValue),
            "message": .string(message),
        ]
    }
}
