import PCRE

/// What a prefilter looks for in place of an entry.
enum RequiredLiterals {
    /// More of a term than this does not make it rarer.
    private static let maximumTermByteCount = 1000

    /// Folded strings of which the folded form of every text that an entry matches contains one,
    /// or why there are none.
    static func of(_ kind: PrefilterEntry.Kind) -> Result<[[UInt8]], Refusal> {
        switch kind {
        case .term(""): .failure(Refusal("an empty term is everywhere"))
        case .term(let text):
            .success([Array(CaseFold.standard.folded(text).prefix(maximumTermByteCount))])
        case .pattern(let source, let options) where options.contains(.literal):
            checked(plain(source))
        case .pattern(let source, let options):
            PatternReader.requirement(of: source, isExtended: options.contains(.extended))
                .flatMap(checked)
        }
    }

    private static func plain(_ source: String) -> Requirement {
        let bytes = CaseFold.standard.folded(source).prefix(LiteralSet.maximumByteCount)
        return Requirement(LiteralSet(sorted: [Array(bytes)]))
    }

    private static func checked(_ requirement: Requirement) -> Result<[[UInt8]], Refusal> {
        requirement.literals.map { .success($0) } ?? .failure(Refusal(Prefilter.noFixedText))
    }
}

extension Prefilter {
    /// The reason why most patterns that are `unfiltered` are; no fault in a short, cheap pattern.
    public static let noFixedText = "no fixed text of 3 letters or more in it"
}
