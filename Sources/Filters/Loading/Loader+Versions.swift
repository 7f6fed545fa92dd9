import Crypto
import Foundation
import Moderation
import YAML

/// Which wordings the rules have, and what was said over the files' heads.
extension Loader {
    /// Reads a rule file whose rules take the place of those with the same ids.
    mutating func readTrial(_ name: String) {
        guard let document = document(name) else { return }
        var reader = GroupReader(file: files.label(of: name))
        reader.read(document.root, lacksExamples: document.isKept)
        reader.report.problems.forEach { report.add($0) }
        let ids = Set(reader.drafts.map(\.rule.id))
        drafts.removeAll { ids.contains($0.rule.id) }
        if !groups.contains(where: { $0.name == reader.group.name }) { groups.append(reader.group) }
        add(reader.drafts, areProven: document.isKept)
    }

    mutating func replaceStates() {
        for index in drafts.indices {
            if let state = options.states[drafts[index].rule.id] {
                drafts[index].rule.state = state
            }
        }
    }

    /// The wording of each rule: rules with conditions after those that they name.
    func versions(_ conditions: [Condition?], _ order: [Int]) -> [String: String] {
        var versions: [String: String] = [:]
        let bare = drafts.indices.filter { conditions[$0] == nil }
        for index in bare + order {
            let rule = drafts[index].rule
            let named = (conditions[index]?.rules ?? []).sorted()
            var hash = SHA256()
            hash.update(data: Array(Self.wording(of: rule).utf8))
            for file in [rule.list?.file, rule.list?.exceptions] {
                if let file { hash.update(data: files.fingerprint(of: file)) }
            }
            for other in named {
                hash.update(data: Array((versions[drafts[other].rule.id] ?? "").utf8))
            }
            versions[rule.id] = FilterFolder.hexadecimal(Array(hash.finalize().prefix(8)))
        }
        return versions
    }

    private static func wording(of rule: Rule) -> String {
        let parts = [
            rule.id, rule.state.rawValue, Self.wording(of: rule.effect),
            rule.views.map(\.name).joined(separator: " "), rule.match?.pattern ?? "",
            rule.match?.isCaseSensitive == true ? "case" : "", rule.condition ?? "",
            rule.list?.kind.rawValue ?? "",
        ]
        return parts.joined(separator: "\0")
    }

    /// What `"\(effect)"` gives, by which versions are stored; that takes twenty times as long.
    static func wording(of effect: Rule.Effect) -> String {
        switch effect {
        case .none: "none"
        case .points(let points): "points(\(points.description))"
        case .force(let action): "force(Moderation.RuleAction.\(action.rawValue))"
        }
    }

    /// Puts stopped rules into shadow; their ids.
    mutating func brake(_ versions: [String: String]) -> [String] {
        guard !options.braked.isEmpty else { return [] }
        var braked: [String] = []
        for index in drafts.indices where drafts[index].rule.state == .live {
            let id = drafts[index].rule.id
            let version = RuleVersion(rule: id, version: versions[id] ?? "")
            guard options.braked.contains(version) else { continue }
            drafts[index].rule.state = .shadow
            braked.append(id)
        }
        return braked
    }

    /// The files' digest; another one if something was said over their heads.
    func digest(_ braked: [String]) -> String {
        let states = options.states.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        guard !braked.isEmpty || !states.isEmpty || options.trial != nil else {
            return files.digest
        }
        let all = [files.digest] + braked + states + [options.trial ?? ""]
        let text = all.joined(separator: "\0")
        return FilterFolder.hexadecimal(SHA256.hash(data: Data(text.utf8)))
    }
}
