import PCRE

/// Both databases of a prefilter and what the numbers they report stand for, as places in the
/// list of entries.
struct CompiledEntries: Sendable {
    var patterns: Database?
    var terms: Database?
    /// For each expression of the pattern database, its entry.
    var patternPlaces: [Int] = []
    /// For each literal of the term database, the first entry with that folded text.
    var termPlaces: [Int] = []
    /// Further entries with the same folded text as the entry before.
    var twins: [Int: [Int]] = [:]
    /// Entries outside both databases, with the reason.
    var refused: [(place: Int, reason: String)] = []

    static func compile(
        _ entries: [PrefilterEntry], progress: (Double) -> Void
    ) throws(PrefilterError) -> CompiledEntries {
        var compiled = CompiledEntries()
        var (expressions, literals): ([Screening.Expression], [[UInt8]]) = ([], [])
        for (place, entry) in entries.enumerated() {
            switch entry.kind {
            case .pattern(let source, let options):
                switch screened(source, options) {
                case .success(let expression):
                    expressions.append(expression)
                    compiled.patternPlaces.append(place)
                case .failure(let refusal): compiled.refused.append((place, refusal.reason))
                }
            case .term(""): compiled.refused.append((place, "an empty term is everywhere"))
            case .term: compiled.termPlaces.append(place)
            }
            if place % 64 == 0 { progress(0.4 * Double(place) / Double(entries.count)) }
        }
        compiled.mergeTwins(entries, &literals)
        compiled.compilePatterns(expressions)
        progress(0.7)
        if !literals.isEmpty {
            switch DatabaseCompiler.literals(literals) {
            case .success(let database): compiled.terms = database
            case .failure(let failure): throw .unavailable(failure.message)
            }
        }
        compiled.refused.sort { $0.place < $1.place }
        progress(1)
        return compiled
    }

    private static func screened(
        _ source: String, _ options: Pattern.Options
    ) -> Result<Screening.Expression, Refusal> {
        Screening.expression(source, options).flatMap { expression in
            DatabaseCompiler.objection(to: expression).map { .failure(Refusal($0)) }
                ?? .success(expression)
        }
    }

    /// Keeps one literal per folded text.
    mutating func mergeTwins(_ entries: [PrefilterEntry], _ literals: inout [[UInt8]]) {
        var (firsts, places): ([[UInt8]: Int], [Int]) = ([:], [])
        for place in termPlaces {
            guard case .term(let text) = entries[place].kind else { continue }
            let folded = CaseFold.standard.folded(text)
            if let first = firsts[folded] {
                twins[first, default: []].append(place)
            } else {
                firsts[folded] = place
                places.append(place)
                literals.append(folded)
            }
        }
        termPlaces = places
    }

    /// Compiles all patterns at once, leaving out each that libhs names as the one it refuses.
    private mutating func compilePatterns(_ list: [Screening.Expression]) {
        var expressions = list
        while !expressions.isEmpty {
            switch DatabaseCompiler.patterns(expressions) {
            case .success(let database):
                patterns = database
                return
            case .failure(let failure):
                let index = failure.index ?? Self.largest(expressions)
                refused.append((patternPlaces[index], failure.message))
                expressions.remove(at: index)
                patternPlaces.remove(at: index)
            }
        }
    }

    private static func largest(_ expressions: [Screening.Expression]) -> Int {
        let sizes = expressions.map { ExpandedSize.of($0.source) }
        return sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    }
}
