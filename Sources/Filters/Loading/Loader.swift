import Email
import Foundation
import Matching
import PCRE
import YAML

/// Reads a folder of filters from its files to the compiled set, and collects all problems.
struct Loader {
    var files: FilterFolder
    let cacheFolder: String?
    let options: RuleSet.Options
    var report = Report()
    private var policy = Policy()
    var currentPolicy: Policy { policy }
    /// Trees from the cache; nil where examples are needed, or nothing is to be kept.
    private var trees: TreeCache?
    var groups: [RuleGroup] = []
    var drafts: [RuleDraft] = []
    /// The index of each id.
    var indices: [String: Int] = [:]

    init(folder: String, cacheFolder: String?, options: RuleSet.Options) {
        files = FilterFolder(path: folder, given: options.contents)
        self.cacheFolder = cacheFolder
        self.options = options
        if let cacheFolder, !options.readsExamples {
            trees = TreeCache(folder: cacheFolder, name: "rules")
        }
    }

    mutating func load() throws(FilterProblems) -> RuleSet {
        let names = files.ruleFiles(&report)
        let listPlaces = readPolicy(names.contains("policy.yaml"))
        readGroups(names.filter { $0 != "policy.yaml" && $0 != options.trial })
        if let trial = options.trial { readTrial(trial) }
        indexIDs()
        replaceStates()
        let emailLists = readEmailLists(listPlaces)
        let lists = compileLists()
        let patterns = compilePatterns()
        let conditions = compileConditions()
        let order = conditionOrder(conditions)
        let starter = readStarter()
        if report.hasErrors { throw failure }
        trees?.keep()
        lists.keep()
        if !options.readsExamples { dropExamples() }
        let versions = versions(conditions, order)
        let braked = brake(versions)
        let rules = drafts.indices.map { index in
            compiledRule(index, pattern: patterns[index], condition: conditions[index])
        }
        let prefilter = prefilter(patterns)
        let compiled = CompiledRules(
            rules: rules, conditionOrder: order, lists: lists.indices, listRules: lists.rules,
            terms: lists.terms, prefilter: prefilter, caps: groups.map { $0.cap.map { Points($0) } }
        )
        let unfiltered = (prefilter?.unfiltered ?? []).map { (rules[$0.id].rule.id, $0.reason) }
        return RuleSet(
            folder: files.path, digest: digest(braked), groups: groups, rules: drafts.map(\.rule),
            policy: policy, unfiltered: Dictionary(unfiltered) { first, _ in first },
            versions: versions, braked: braked, compiled: compiled, emailLists: emailLists,
            starter: starter)
    }

    mutating func loadPolicy() throws(FilterProblems) -> Policy {
        trees = cacheFolder.map { TreeCache(folder: $0, name: "policy") }
        _ = readPolicy(files.contains("policy.yaml"))
        if report.hasErrors { throw failure }
        trees?.keep()
        return policy
    }

    /// A YAML file's value, and whether it is one that was kept, without examples.
    mutating func document(_ name: String) -> (root: YAMLNode, isKept: Bool)? {
        let label = files.label(of: name)
        let place = YAMLPlace(file: label, line: 1, column: 1)
        guard files.bytes(of: name, at: place, &report) != nil else { return nil }
        if let root = trees?.root(of: files.fingerprint(of: name), file: label) {
            return (root, true)
        }
        guard let text = files.text(of: name, &report) else { return nil }
        let root = report.value { () throws(YAMLProblem) in
            try YAMLDocument(file: label, text: text).root
        }
        guard let root else { return nil }
        trees?.add(root, of: files.fingerprint(of: name))
        return (root, false)
    }

    private var failure: FilterProblems { FilterProblems(problems: report.problems.sorted()) }

    private mutating func readPolicy(_ exists: Bool) -> [String: YAMLPlace] {
        guard exists, let document = document("policy.yaml") else { return [:] }
        var reader = PolicyReader(file: files.label(of: "policy.yaml"))
        reader.read(document.root)
        reader.report.problems.forEach { report.add($0) }
        policy = reader.policy
        return reader.listPlaces
    }

    private mutating func readGroups(_ names: [String]) {
        for name in names {
            guard let document = document(name) else { continue }
            var reader = GroupReader(file: files.label(of: name))
            reader.read(document.root, lacksExamples: document.isKept)
            reader.report.problems.forEach { report.add($0) }
            if let other = groups.first(where: { $0.name == reader.group.name && $0.name != "" }) {
                report.error(
                    reader.place, "group \"\(other.name)\" already stands in \(other.file)")
            }
            groups.append(reader.group)
            add(reader.drafts, areProven: document.isKept)
        }
    }

    /// Adds a file's rules. A kept file was part of a set that was compiled without an error.
    mutating func add(_ found: [RuleDraft], areProven: Bool) {
        drafts += found.map { draft in
            var draft = draft
            draft.isProven = areProven
            return draft
        }
    }

    private mutating func dropExamples() {
        for index in drafts.indices { (drafts[index].rule.spam, drafts[index].rule.ham) = ([], []) }
    }

    private mutating func indexIDs() {
        for (index, draft) in drafts.enumerated() where !draft.rule.id.isEmpty {
            guard let first = indices[draft.rule.id] else {
                indices[draft.rule.id] = index
                continue
            }
            let place = drafts[first].rule.place
            report.error(
                draft.rule.place,
                "duplicate id \(draft.rule.id), first given at \(place.file):\(place.line)")
        }
    }

    private func compiledRule(
        _ index: Int, pattern: Pattern?, condition: Condition?
    ) -> CompiledRule {
        let rule = drafts[index].rule
        let explainers = (condition?.rules ?? []).sorted()
        return CompiledRule(
            rule: rule, group: groups.firstIndex { $0.name == rule.group } ?? 0,
            pattern: pattern, condition: condition,
            explainers: explainers.filter { drafts[$0].rule.id.hasPrefix("_") })
    }

    /// Without libhs there is no prefilter, and the verdicts are the same.
    private func prefilter(_ patterns: [Pattern?]) -> Prefilter? {
        let entries = patterns.enumerated().compactMap { index, pattern in
            pattern.map {
                PrefilterEntry(id: index, kind: .pattern(source: $0.source, options: $0.options))
            }
        }
        guard options.prefilter, !entries.isEmpty else { return nil }
        return try? Prefilter(
            entries, cache: cacheFolder.map { DatabaseCache(folder: $0) },
            progress: options.onProgress)
    }
}
