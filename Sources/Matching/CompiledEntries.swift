/// One database of literals, and which entries are candidates where a literal occurs; entries are
/// given by their place in the list.
struct CompiledEntries: Sendable {
    /// `nil` without literals.
    var database: Database?
    var literalCount: Int { starts.count - 1 }
    /// The entries of literal `n` are `places[starts[n]..<starts[n + 1]]`.
    var starts: [UInt32] = [0]
    var places: [UInt32] = []
    /// Entries without literals, with the reason; ascending.
    var refused: [(place: Int, reason: String)] = []

    /// The entries of a literal; none for a number that is no literal's.
    func places(of literal: UInt32) -> ArraySlice<UInt32> {
        guard literal < literalCount else { return [] }
        return places[Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1])]
    }

    static func compile(
        _ entries: [PrefilterEntry], progress: (Double) -> Void
    ) throws(PrefilterError) -> CompiledEntries {
        var compiled = CompiledEntries()
        var (literals, owners): ([[UInt8]], [[UInt32]]) = ([], [])
        var numbers: [[UInt8]: Int] = [:]
        for (place, entry) in entries.enumerated() {
            switch RequiredLiterals.of(entry.kind) {
            case .success(let needed):
                for literal in needed {
                    if let number = numbers[literal] {
                        owners[number].append(UInt32(place))
                    } else {
                        numbers[literal] = literals.count
                        literals.append(literal)
                        owners.append([UInt32(place)])
                    }
                }
            case .failure(let refusal): compiled.refused.append((place, refusal.reason))
            }
            if place % 64 == 0 { progress(0.5 * Double(place) / Double(entries.count)) }
        }
        for places in owners {
            compiled.places += places
            compiled.starts.append(UInt32(compiled.places.count))
        }
        progress(0.5)
        if !literals.isEmpty {
            switch DatabaseCompiler.database(literals) {
            case .success(let database): compiled.database = database
            case .failure(let failure): throw .unavailable(failure.message)
            }
        }
        progress(1)
        return compiled
    }
}
