import PCRE

/// What a prefilter looks for in place of an entry.
enum RequiredLiterals {
    /// More of a term than this does not make it rarer.
    private static let maximumTermByteCount = 1000

    /// What is looked for in the folded form of every text that an entry matches: one of the branches
    /// has a string of each of its sets. Or why there is none.
    static func of(_ kind: PrefilterEntry.Kind) -> Result<[[LiteralSet]], Refusal> {
        switch kind {
        case .term(""): .failure(Refusal("an empty term is everywhere"))
        case .term(let text):
            .success([[plain(text, maximumByteCount: maximumTermByteCount)]])
        case .pattern(let source, let options) where options.contains(.literal):
            checked(Demand(plain(source, maximumByteCount: LiteralSet.maximumByteCount)))
        case .pattern(let source, let options):
            PatternReader.requirement(of: source, isExtended: options.contains(.extended))
                .flatMap { checked($0.demand) }
        }
    }

    private static func plain(_ text: String, maximumByteCount: Int) -> LiteralSet {
        LiteralSet(sorted: [Array(CaseFold.standard.folded(text).prefix(maximumByteCount))])
    }

    private static func checked(_ demand: Demand?) -> Result<[[LiteralSet]], Refusal> {
        demand?.sought.map { .success($0) } ?? .failure(Refusal(Prefilter.noFixedText))
    }
}

extension Prefilter {
    /// The reason why most patterns that are `unfiltered` are; no fault in a short, cheap pattern.
    public static let noFixedText = "no fixed text of 3 letters or more in it"
}
