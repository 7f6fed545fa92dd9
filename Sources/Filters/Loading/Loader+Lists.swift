import Email
import YAML

extension Loader {
    /// Lists that are ready to be searched.
    struct Lists {
        var indices: [ListIndex] = []
        /// The rule of each list.
        var rules: [Int] = []
        var terms = TermIndex()
        /// By the name of the file.
        var texts: [String: ListText] = [:]
        /// Where they are to be kept if the set is sound; nil if they were, or can't be.
        var cache: ListCache?

        /// Keeps them for the next process.
        func keep() { cache?.keep(ListCache.Content(texts: texts, terms: terms)) }
    }

    mutating func compileLists() -> Lists {
        var lists = Lists()
        let cache = listCache()
        let kept = cache?.content { files.bytes(of: $0) }
        lists.texts = kept?.texts ?? [:]
        lists.cache = kept == nil ? cache : nil
        for rule in drafts.indices {
            guard let list = drafts[rule].rule.list, let node = drafts[rule].listFile,
                !list.file.isEmpty, checkViews(of: rule, list)
            else { continue }
            var exceptions: Int?
            if let node = drafts[rule].exceptFile {
                guard let name = report.value({ () throws(YAMLProblem) in try node.text() }),
                    let text = listText(name, at: node.place, &lists.texts)
                else { continue }
                exceptions = add(
                    text, list.kind, of: rule, at: node.place, isKept: kept != nil, to: &lists)
            }
            guard let text = listText(list.file, at: node.place, &lists.texts) else { continue }
            add(
                text, list.kind, of: rule, at: node.place, exceptions: exceptions,
                isKept: kept != nil, to: &lists)
            drafts[rule].rule.list?.count = text.entries.count
        }
        if let kept {
            lists.terms = kept.terms
        } else {
            lists.terms.finish { list, entry, other in
                lists.indices[list].text.outlasts(entry, other)
            }
        }
        return lists
    }

    /// Where the lists of these rules are kept; nil if they aren't to be, or a file can't be read.
    private mutating func listCache() -> ListCache? {
        guard let cacheFolder, !options.readsExamples else { return nil }
        var plan = ListPlan()
        for draft in drafts {
            guard let list = draft.rule.list, let node = draft.listFile, !list.file.isEmpty else {
                continue
            }
            for file in [list.exceptions, list.file] {
                guard let file else { continue }
                var unread = Report()
                guard files.bytes(of: file, at: node.place, &unread) != nil else { return nil }
                plan.add(file, list.kind)
            }
        }
        guard !plan.files.isEmpty else { return nil }
        return ListCache(folder: cacheFolder, plan: plan) { files.fingerprint(of: $0) }
    }

    /// Adds a list, or the exceptions from one if `exceptions` isn't given; returns its number.
    /// The terms of lists that were kept are known.
    @discardableResult
    private mutating func add(
        _ text: ListText, _ kind: ListKind, of rule: Int, at place: YAMLPlace,
        exceptions: Int?? = nil, isKept: Bool, to lists: inout Lists
    ) -> Int? {
        let number = lists.indices.count
        guard number < TermIndex.maximumListCount,
            lists.terms.bytes.count <= TermIndex.maximumByteCount - text.bytes.count * 2
        else {
            report.error(place, "there are too many or too large lists")
            return nil
        }
        if !isKept, [.substring, .word, .glob].contains(kind) {
            lists.terms.reserve(count: text.entries.count, byteCount: text.bytes.count)
        }
        let index = ListIndex(
            text: text, kind: kind, isException: exceptions == nil, exceptions: exceptions ?? nil,
            needsTerms: !isKept
        ) { term, entry in
            if !isKept { lists.terms.add(term, list: number, entry: entry) }
        }
        for problem in index.problems.found {
            report.add(
                FilterProblem(
                    file: files.label(of: text.file), line: problem.line, column: problem.column,
                    message: problem.message))
        }
        lists.indices.append(index)
        lists.rules.append(rule)
        return number
    }

    private mutating func listText(
        _ name: String, at place: YAMLPlace, _ texts: inout [String: ListText]
    ) -> ListText? {
        if let text = texts[name] { return text }
        guard let bytes = files.bytes(of: name, at: place, &report) else { return nil }
        let text = ListText(file: name, bytes: bytes)
        if text.entries.isEmpty { report.error(place, "\(name) has no entries") }
        texts[name] = text
        return text
    }

    /// Refuses views in which entries of that kind can't stand.
    private mutating func checkViews(of rule: Int, _ list: Rule.List) -> Bool {
        let allowed: [View]
        switch list.kind {
        case .substring, .word, .glob: return true
        case .domain: allowed = View.allCases.filter(\.holdsHosts)
        case .email: allowed = [.authorEmail]
        case .cidr: allowed = [.ip]
        }
        let wrong = drafts[rule].rule.views.filter { !allowed.contains($0) }
        guard let view = wrong.first, let node = drafts[rule].listFile else { return true }
        report.error(
            node.place,
            "a list of kind \(list.kind.rawValue) can't search \(view.name), only "
                + allowed.map(\.name).joined(separator: ", "))
        return false
    }

    /// The domains that e-mail facts are judged by.
    mutating func readEmailLists(_ places: [String: YAMLPlace]) -> EmailLists {
        var lists = EmailLists()
        let policy = currentPolicy
        if files.contains(policy.disposableDomains) || places[policy.disposableDomains] != nil {
            lists.disposable = domains(policy.disposableDomains, places) ?? DomainList()
        }
        if let allowed = policy.allowedDomains {
            lists.allowed = domains(allowed, places) ?? DomainList()
        }
        return lists
    }

    private mutating func domains(
        _ name: String, _ places: [String: YAMLPlace]
    ) -> DomainList? {
        let start = YAMLPlace(file: files.label(of: name), line: 1, column: 1)
        guard let bytes = files.bytes(of: name, at: places[name] ?? start, &report) else {
            return nil
        }
        do { return try DomainList(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
            let place = YAMLPlace(file: start.file, line: error.line, column: 1)
            report.error(place, "\"\(error.entry)\" is not a domain")
            return nil
        }
    }
}
