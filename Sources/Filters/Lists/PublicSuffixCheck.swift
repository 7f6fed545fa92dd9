/// Finds entries of domain lists that stand for everyone's domains, not for a spammer's.
public enum PublicSuffixCheck {
    /// An error for each entry such as `co.uk`, a warning for each such as `github.io`.
    ///
    /// `*.co.uk` says that all of it is meant and is left alone, and so are exceptions.
    public static func problems(for ruleSet: RuleSet) -> [FilterProblem] {
        let lists = ruleSet.compiled.lists.filter { $0.kind == .domain && !$0.isException }
        guard let first = lists.first else { return [] }
        guard PublicSuffixes.isAvailable else {
            let place = "\(ruleSet.folder)/\(first.text.file)"
            return [
                FilterProblem(
                    file: place, line: 1, column: 1,
                    message: "libpsl is not installed, so public suffixes go unnoticed",
                    severity: .warning)
            ]
        }
        var seen: Set<String> = []
        return lists.filter { seen.insert($0.text.file).inserted }
            .flatMap { problems(in: $0, ruleSet.folder) }
    }

    private static func problems(in list: ListIndex, _ folder: String) -> [FilterProblem] {
        list.keys.hosts.compactMap { host, entry -> FilterProblem? in
            guard let kind = PublicSuffixes.kind(of: host) else { return nil }
            let written = list.text.text(of: entry)
            guard !written.hasPrefix("*.") else { return nil }
            let message =
                switch kind {
                case .registry:
                    "\"\(written)\" is a public suffix, so this lists every domain below it; "
                        + "write \"*.\(host)\" if that is meant"
                case .company:
                    "\"\(written)\" belongs to many: strangers get names below it"
                }
            return FilterProblem(
                file: "\(folder)/\(list.text.file)", line: Int(list.text.entries[entry].line),
                column: 1, message: message, severity: kind == .registry ? .error : .warning)
        }.sorted()
    }
}
