import Moderation
import YAML

/// Reads one entry of `rules` or `lists`.
struct RuleReader {
    private static let commonKeys = [
        "id", "about", "on", "score", "action", "when", "state", "spam", "ham",
    ]
    /// The keys of a rule.
    static let ruleKeys = commonKeys + ["match", "case"]
    /// The keys of a list.
    static let listKeys = commonKeys + ["file", "kind", "except"]

    let node: YAMLNode
    let isList: Bool
    let group: String
    /// Whether the examples were left out, because all is well with them.
    let lacksExamples: Bool
    var report = Report()

    init(node: YAMLNode, isList: Bool, group: String, lacksExamples: Bool) {
        self.node = node
        self.isList = isList
        self.group = group
        self.lacksExamples = lacksExamples
    }

    /// The rule with what could be read of it; nil if it isn't even a mapping.
    mutating func draft() -> RuleDraft? {
        guard let map = value({ [node] () throws(YAMLProblem) in try node.mapping() }) else {
            return nil
        }
        report.add(map.unknownKeys(known: isList ? Self.listKeys : Self.ruleKeys))
        let id = readID(map)
        let rule = Rule(
            id: id, about: required("about", in: map) ?? "", group: group,
            state: choice("state", in: map, of: Rule.State.self) ?? .live,
            effect: readEffect(map, id: id), views: readViews(map), match: readMatch(map),
            list: readList(map), condition: text("when", in: map),
            spam: readExamples("spam", in: map), ham: readExamples("ham", in: map),
            place: map.place(of: "id"))
        checkShape(map)
        return RuleDraft(
            rule: rule, match: map["match"], condition: map["when"], listFile: map["file"],
            exceptFile: map["except"])
    }

    private mutating func readID(_ map: YAMLMapping) -> String {
        guard let id = required("id", in: map) else { return "" }
        if !RuleID.isValid(id), let node = map["id"] {
            report.error(
                node.place,
                "an id is upper-case letters, digits and underscores, such as BBCODE_LINK")
        }
        return id
    }

    private mutating func readEffect(_ map: YAMLMapping, id: String) -> Rule.Effect {
        let score = map["score"].flatMap { node in
            value { () throws(YAMLProblem) in try node.number() }
        }
        let action = choice("action", in: map, of: RuleAction.self)
        if id.hasPrefix("_") {
            for key in ["score", "action"] where map[key] != nil {
                report.error(map.place(of: key), "a rule whose id begins with _ has no \(key)")
            }
            return .none
        }
        if map["score"] != nil, map["action"] != nil {
            report.error(map.place(of: "action"), "a rule has a score or an action, not both")
        }
        if map["score"] == nil, map["action"] == nil {
            report.error(map.place, "missing key \"score\" or \"action\"")
        }
        if let action { return .force(action) }
        if let score, abs(score) > Points.maximum, let node = map["score"] {
            report.error(node.place, "a score is between -1000 and 1000")
        }
        return .points(score ?? 0)
    }

    private mutating func readViews(_ map: YAMLMapping) -> [View] {
        guard let node = map["on"] else { return [] }
        guard let nodes = value({ () throws(YAMLProblem) in try node.list() }) else { return [] }
        if nodes.isEmpty { report.error(node.place, "name at least one view") }
        var views: [View] = []
        for node in nodes {
            guard let name = value({ () throws(YAMLProblem) in try node.text() }) else { continue }
            guard let view = View(rawValue: name) else {
                let near = Spelling.nearest(to: name, among: View.allCases.map(\.name))
                let hint = near.map { ", meant \"\($0)\"?" } ?? ""
                report.error(node.place, "unknown view \"\(name)\"\(hint)")
                continue
            }
            if views.contains(view) {
                report.error(node.place, "\(name) is named twice")
            } else {
                views.append(view)
            }
        }
        return views
    }

    private mutating func readMatch(_ map: YAMLMapping) -> Rule.Match? {
        let isCaseSensitive = map["case"].flatMap { node in
            value { () throws(YAMLProblem) in try node.boolean() }
        }
        guard let pattern = text("match", in: map) else { return nil }
        return Rule.Match(pattern: pattern, isCaseSensitive: isCaseSensitive ?? false)
    }

    private mutating func readList(_ map: YAMLMapping) -> Rule.List? {
        guard isList else { return nil }
        let kind = choice("kind", in: map, of: ListKind.self)
        if map["kind"] == nil { report.error(map.place, "missing key \"kind\"") }
        return Rule.List(
            file: required("file", in: map) ?? "", kind: kind ?? .substring, count: 0,
            exceptions: text("except", in: map))
    }

    private mutating func readExamples(_ key: String, in map: YAMLMapping) -> [Example] {
        if lacksExamples { return [] }
        guard let node = map[key] else {
            let need = key == "spam" ? "an example that fires" : "a near-miss that doesn't"
            report.error(map.place, "missing key \"\(key)\": every rule needs \(need)")
            return []
        }
        guard let nodes = value({ () throws(YAMLProblem) in try node.list() }) else { return [] }
        if nodes.isEmpty { report.error(node.place, "give at least one example") }
        var examples: [Example] = []
        for node in nodes {
            var reader = ExampleReader(node: node)
            if let example = reader.example() { examples.append(example) }
            reader.report.problems.forEach { report.add($0) }
        }
        return examples
    }

    /// What must and must not stand together.
    private mutating func checkShape(_ map: YAMLMapping) {
        let searches = isList || map["match"] != nil
        if searches, map["on"] == nil {
            report.error(map.place, "missing key \"on\": name the views to search")
        }
        guard !isList else { return }
        if !searches, map["when"] == nil {
            report.error(map.place, "missing key \"match\" or \"when\"")
        }
        for key in ["on", "case"] where !searches && map[key] != nil {
            report.error(map.place(of: key), "\"\(key)\" goes with \"match\"")
        }
    }

    // MARK: Values

    private mutating func value<Value>(_ body: () throws(YAMLProblem) -> Value) -> Value? {
        report.value(body)
    }

    private mutating func text(_ key: String, in map: YAMLMapping) -> String? {
        guard let node = map[key] else { return nil }
        return value { () throws(YAMLProblem) in try node.text() }
    }

    private mutating func required(_ key: String, in map: YAMLMapping) -> String? {
        value { () throws(YAMLProblem) in try map.value(of: key).text() }
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, in map: YAMLMapping, of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let node = map[key] else { return nil }
        return value { () throws(YAMLProblem) in try node.choice(of: type) }
    }
}
