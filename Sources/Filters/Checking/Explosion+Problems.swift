import Matching
import PCRE
import Text

extension Explosion {
    /// One problem for each rule whose pattern explodes on some text that its views can hold.
    ///
    /// An error: work that grows exponentially or polynomially until it hits a limit at one start
    /// position, or that no limit stops in time. A warning: quadratic work that the limits stop
    /// or that ends by itself. Work that grows as the text does is none, however much it is.
    public static func problems(for ruleSet: RuleSet) -> [FilterProblem] {
        ruleSet.compiled.rules.compactMap { compiled -> FilterProblem? in
            guard let pattern = compiled.pattern, !compiled.isOff else { return nil }
            let rule = compiled.rule
            let byteCount = rule.views.map { $0.maximumByteCount(ruleSet.policy.lengths) }.max()
            let worst = worst(of: pattern, within: byteCount ?? 0, derive: derivation(rule.views))
            guard let worst, let severity = worst.severity else { return nil }
            return FilterProblem(
                rule.place, "\(rule.id) \(worst.complaint)", severity: severity)
        }.sorted()
    }

    /// What becomes of a text before any of the views shows it.
    static func derivation(_ views: [View]) -> (String) -> String {
        let isFolded = views.allSatisfy { [.folded, .leet, .authorNameFolded].contains($0) }
        return isFolded ? { MappedText($0).folded().string } : { $0 }
    }

    /// How bad it is for a rule; nil if it is not worth a word.
    public var severity: FilterProblem.Severity? {
        switch (outcome, growth) {
        case (.limit, .polynomial(degree: 1)): nil
        case (.limit, _): .error
        case (.unbounded(let time), _): time > Budget().time ? .error : .warning
        case (.slow, _): .warning
        }
    }

    /// What is wrong, as the rest of a sentence whose subject is the rule.
    public var complaint: String {
        let steps = "takes \(growth) steps on \(described)"
        switch outcome {
        case .limit(let limit):
            return "\(steps): its \(limit.rawValue) limit is hit at \(byteCount) bytes"
        case .unbounded(let time):
            let milliseconds = Int(time / .milliseconds(1))
            return "\(steps): \(byteCount) bytes take \(milliseconds) ms, and no limit stops it"
        case .slow:
            return "\(steps): its time limit is hit at \(byteCount) bytes"
        }
    }

    /// The text by its parts: `"aaaa…!", n times "a"`.
    private var described: String {
        let pump = Self.shown(attack.pump)
        let times = attack.pump.unicodeScalars.count > 4 ? pump + pump : pump + pump + pump + pump
        let text = "\(Self.shown(attack.prefix))\(times)…\(Self.shown(attack.suffix))"
        return "\"\(text)\", n times \"\(pump)\""
    }

    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let cut = scalars.count > 40 ? String(scalars.prefix(40)) + "…" : text
        return VisibleText.escaped(cut)
    }
}

extension View {
    /// The longest value it can have, in bytes.
    func maximumByteCount(_ lengths: Policy.Lengths) -> Int {
        switch self {
        case .content, .text, .folded, .leet, .links, .userAgent, .sourceExcerpt: lengths.content
        case .authorName, .authorNameFolded: lengths.name
        case .authorEmail: lengths.email
        case .authorURL, .sourceURL: lengths.url
        case .postTitle, .sourceTitle, .sourceBlogName: lengths.title
        case .linkHosts: 253
        case .ip: 45
        }
    }
}
