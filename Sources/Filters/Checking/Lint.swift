import Matching
import Moderation
import PCRE
import YAML

/// Looks over a folder of filters: what keeps it from being loaded, and what may not be meant.
public struct Lint: Sendable {
    private let folder: String
    private let cacheFolder: String?

    /// Looks over a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder with `*.yaml` and `lists/`.
    ///   - cacheFolder: where compiled databases are kept; nil keeps none.
    public init(folder: String, cacheFolder: String?) {
        self.folder = folder
        self.cacheFolder = cacheFolder
    }

    /// All errors that keep the set from being loaded; or, where there are none, patterns that
    /// explode and all warnings; by file, line and column.
    public func problems() -> [FilterProblem] {
        do {
            let ruleSet = try RuleSet.load(folder: folder, cacheFolder: cacheFolder)
            let problems =
                Explosion.problems(for: ruleSet) + PublicSuffixCheck.problems(for: ruleSet)
                + Self.warnings(for: ruleSet)
            return problems.sorted()
        } catch {
            return error.problems
        }
    }

    /// What may not be meant in a set that can be loaded.
    public static func warnings(for ruleSet: RuleSet) -> [FilterProblem] {
        let lint = LintedSet(ruleSet)
        return (lint.patterns + lint.twins + lint.references + lint.lists).sorted()
    }
}

/// A set while it is looked over.
private struct LintedSet {
    let ruleSet: RuleSet
    let rules: [CompiledRule]

    init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
        rules = ruleSet.compiled.rules
    }

    private func warning(_ rule: Rule, _ message: String) -> FilterProblem {
        FilterProblem(rule.place, "\(rule.id) \(message)", severity: .warning)
    }

    /// Ordinary texts, no two alike.
    private static let samples = [
        "Thank you for this post, it helped me a lot.", "Привет, спасибо!", "好", "a", "42",
    ]

    var patterns: [FilterProblem] {
        rules.flatMap { rule -> [FilterProblem] in
            guard let pattern = rule.pattern else { return [] }
            var found: [FilterProblem] = []
            if Self.samples.allSatisfy({ (try? pattern.isMatch(in: $0)) == true }) {
                found.append(warning(rule.rule, "matches any text"))
            } else if pattern.matchesEmptyString {
                found.append(warning(rule.rule, "can match without consuming anything"))
            }
            // A pattern without fixed text is no fault; `RuleSet.unfiltered` names it.
            if let reason = ruleSet.unfiltered[rule.rule.id], reason != Prefilter.noFixedText {
                found.append(
                    warning(rule.rule, "runs on every text, as it can't be prefiltered: \(reason)"))
            }
            if !pattern.isJITCompiled {
                found.append(warning(rule.rule, "is too large for machine code, so it is slow"))
            }
            return found
        }
    }

    /// Rules that look like one written twice.
    var twins: [FilterProblem] {
        var found: [FilterProblem] = []
        var ids: [String: Rule] = [:]
        var searches: [String: Rule] = [:]
        for rule in ruleSet.rules {
            let plain = rule.id.split(separator: "_").joined()
            if let other = ids[plain] {
                found.append(warning(rule, "is easily mistaken for \(other.id)"))
            } else {
                ids[plain] = rule
            }
            guard let match = rule.match else { continue }
            let views = rule.views.map(\.name).sorted().joined(separator: " ")
            let key = "\(match.isCaseSensitive) \(views) \(rule.condition ?? "") \(match.pattern)"
            if let other = searches[key] {
                found.append(warning(rule, "searches for the same as \(other.id)"))
            } else {
                searches[key] = rule
            }
        }
        return found
    }

    /// Conditions on rules that never fire, and unnamed building blocks.
    var references: [FilterProblem] {
        var found: [FilterProblem] = []
        let named = rules.reduce(into: Set<Int>()) { $0.formUnion($1.condition?.rules ?? []) }
        for (index, rule) in rules.enumerated() {
            for other in (rule.condition?.rules ?? []).sorted() {
                let target = rules[other].rule
                if target.state == .off {
                    found.append(warning(rule.rule, "names \(target.id), which is off"))
                } else if target.state == .shadow, rule.rule.state == .live {
                    found.append(
                        warning(rule.rule, "is live and names \(target.id), which is in shadow"))
                }
            }
            if rule.rule.id.hasPrefix("_"), !named.contains(index) {
                found.append(warning(rule.rule, "is named by no other rule"))
            }
        }
        return found
    }

    /// Entries so short that they stand in half of all texts.
    var lists: [FilterProblem] {
        ruleSet.compiled.lists.flatMap { list -> [FilterProblem] in
            guard list.kind == .substring else { return [] }
            let short = list.text.entries.indices.filter { list.text[$0].count < 3 }
            return short.prefix(10).map { index in
                FilterProblem(
                    file: "\(ruleSet.folder)/\(list.text.file)",
                    line: Int(list.text.entries[index].line), column: 1,
                    message:
                        "\"\(list.text.text(of: index))\" is so short that it is in many words",
                    severity: .warning)
            }
        }
    }
}
