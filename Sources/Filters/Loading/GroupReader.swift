import YAML

/// Reads one file of rules.
struct GroupReader {
    /// The keys of a rule file.
    static let keys = ["group", "cap", "rules", "lists"]

    let file: String
    var report = Report()
    private(set) var group: RuleGroup
    private(set) var drafts: [RuleDraft] = []
    /// Where the group's name stands.
    private(set) var place: YAMLPlace

    init(file: String) {
        self.file = file
        place = YAMLPlace(file: file, line: 1, column: 1)
        group = RuleGroup(name: "", cap: nil, file: file)
    }

    /// Reads a file's value; with `lacksExamples` the rules' examples were left out of it.
    mutating func read(_ root: YAMLNode, lacksExamples: Bool = false) {
        guard let map = report.value({ () throws(YAMLProblem) in try root.mapping() }) else {
            return
        }
        report.add(map.unknownKeys(known: Self.keys))
        readGroup(map)
        for (key, isList) in [("rules", false), ("lists", true)] {
            guard let node = map[key],
                let nodes = report.value({ () throws(YAMLProblem) in try node.list() })
            else { continue }
            for node in nodes {
                var reader = RuleReader(
                    node: node, isList: isList, group: group.name, lacksExamples: lacksExamples)
                if let draft = reader.draft() { drafts.append(draft) }
                reader.report.problems.forEach { report.add($0) }
            }
        }
        if map["rules"] == nil, map["lists"] == nil {
            report.error(map.place, "missing key \"rules\" or \"lists\"")
        }
    }

    private mutating func readGroup(_ map: YAMLMapping) {
        if let node = report.value({ () throws(YAMLProblem) in try map.value(of: "group") }),
            let name = report.value({ () throws(YAMLProblem) in try node.text() })
        {
            place = node.place
            group.name = name
            if !Self.isName(name) {
                report.error(node.place, "a group's name is lower-case letters, digits and hyphens")
            }
        }
        guard let node = map["cap"],
            let cap = report.value({ () throws(YAMLProblem) in try node.number() })
        else { return }
        group.cap = cap
        if !(0...Points.maximum).contains(cap) {
            report.error(node.place, "a cap is between 0 and 1000")
        }
    }

    private static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
    }
}
