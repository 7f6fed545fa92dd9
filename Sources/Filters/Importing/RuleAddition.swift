import Foundation

/// A rule file with one more rule at the end of its rules; all else, comments too, stays as it is.
public struct RuleAddition: Sendable {
    /// Why a rule can't be added.
    public struct Failure: Error, Sendable, Hashable {
        /// In lower case without a full stop.
        public var message: String
    }

    /// What became of a try.
    public struct Outcome: Sendable {
        /// The file with the rule.
        public var text: String
        /// What may not be meant in the new rule.
        public var warnings: [FilterProblem]
    }

    /// The file with the rule in it.
    ///
    /// - Parameters:
    ///   - rule: the rule.
    ///   - text: the file; nil makes one for the group.
    ///   - group: the group of a new file.
    /// - Returns: the file's new text.
    /// - Throws: `Failure` if the file's rules aren't written as a list, a line each.
    public static func text(
        adding rule: WrittenRule, to text: String?, group: String
    ) throws(Failure) -> String {
        guard let text else { return "group: \(group)\nrules:\n\(rule.yaml())" }
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("rules:") }) else {
            return (lines + ["rules:"]).joined(separator: "\n") + "\n" + rule.yaml()
        }
        let rest = lines[start].dropFirst("rules:".count).trimmingCharacters(in: .whitespaces)
        guard rest.isEmpty || rest.hasPrefix("#") else {
            throw Failure(
                message: "the rules aren't written one below the other, so add it by hand")
        }
        let after = lines[(start + 1)...]
        let isWithin = { (line: String) in
            line.isEmpty || line == "\r" || " \t#-".contains(line.first ?? " ") && line != "---"
        }
        var end = after.firstIndex { !isWithin($0) } ?? lines.count
        // Blank lines and comments before the next key belong to that.
        while end > start + 1, isEmptyOrComment(lines[end - 1]) { end -= 1 }
        let first = lines[(start + 1)..<end].first {
            $0.trimmingPrefix { $0 == " " }.hasPrefix("-")
        }
        let indent = first?.prefix { $0 == " " }.count ?? 2
        let blank = hasBlankLines(lines[(start + 1)..<end]) ? [""] : []
        let added = rule.yaml(indent: indent).dropLast().components(separatedBy: "\n")
        lines.insert(contentsOf: blank + added, at: end)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func isEmptyOrComment(_ line: String) -> Bool {
        let text = line.trimmingCharacters(in: .whitespaces)
        return text.isEmpty || line.hasPrefix("#")
    }

    /// Whether rules are kept apart by blank lines.
    private static func hasBlankLines(_ lines: ArraySlice<String>) -> Bool {
        zip(lines, lines.dropFirst()).contains { line, next in
            line.trimmingCharacters(in: .whitespaces).isEmpty
                && next.trimmingCharacters(in: .whitespaces).hasPrefix("- ")
        }
    }

    /// Adds a rule to a file of a folder in thought, and tries it.
    ///
    /// - Parameters:
    ///   - rule: the rule.
    ///   - group: its group; the file is `<group>.yaml`, or wherever the group stands.
    ///   - folder: the folder of the rules.
    ///   - now: the time at which examples are judged.
    /// - Returns: the file's name and its new text.
    /// - Throws: `FilterProblems` with everything wrong with the rule, failed examples included;
    ///   `Failure` if the file can't be added to.
    public static func tried(
        _ rule: WrittenRule, group: String, folder: String, at now: Date
    ) throws -> (name: String, outcome: Outcome) {
        let before = try RuleSet.load(folder: folder, cacheFolder: nil, options: plain)
        let file = before.groups.first { $0.name == group }?.file
        let name = file.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "\(group).yaml"
        let path = "\(folder)/\(name)"
        let old = FileManager.default.contents(atPath: path)
        if file == nil, old != nil {
            throw Failure(message: "\(name) is there already and has another group")
        }
        let text = try text(
            adding: rule, to: old.map { String(decoding: $0, as: UTF8.self) }, group: group)
        var options = plain
        options.contents[name] = Array(text.utf8)
        let after = try RuleSet.load(folder: folder, cacheFolder: nil, options: options)
        let expected = before.rules.map(\.id) + [rule.id]
        guard Set(after.rules.map(\.id)) == Set(expected),
            before.rules.allSatisfy({ after.versions[$0.id] == before.versions[$0.id] })
        else {
            throw Failure(message: "\(name) is written in an unusual way, so add it by hand")
        }
        let failures = ExampleRun(ruleSet: after, at: now, rules: [rule.id]).failures()
        if !failures.isEmpty { throw FilterProblems(problems: failures) }
        let warnings = Lint.warnings(for: after).filter {
            $0.message.hasPrefix(rule.id + " ")
        }
        return (name, Outcome(text: text, warnings: warnings))
    }

    private static var plain: RuleSet.Options {
        var options = RuleSet.Options()
        options.prefilter = false
        return options
    }
}
