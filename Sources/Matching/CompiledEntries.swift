/// One database of literals, and which entries are candidates where they occur; entries are given
/// by their place in the list.
///
/// An entry is a candidate if for one of its branches a literal of each clause occurs.
struct CompiledEntries: Sendable {
    /// `nil` without literals.
    var database: Database?
    var literalCount: Int { starts.count - 1 }
    /// The marks that literal `n` makes are `marks[starts[n]..<starts[n + 1]]`.
    var starts: [UInt32] = [0]
    var marks: [BranchMark] = []
    /// The place of the entry of each branch.
    var places: [UInt32] = []
    /// The bits of all clauses of each branch.
    var clauses: [UInt8] = []
    /// Entries without literals, with the reason; ascending.
    var refused: [(place: Int, reason: String)] = []

    /// Where in `marks` a literal's are, which is below `literalCount`.
    func marks(of literal: UInt32) -> Range<Int> {
        Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1])
    }

    static func compile(
        _ entries: [PrefilterEntry], progress: (Double) -> Void
    ) throws(PrefilterError) -> CompiledEntries {
        var compiled = CompiledEntries()
        var table = LiteralTable()
        for (place, entry) in entries.enumerated() {
            switch RequiredLiterals.of(entry.kind) {
            case .success(let branches):
                for sets in branches { compiled.add(sets, of: place, to: &table) }
            case .failure(let refusal): compiled.refused.append((place, refusal.reason))
            }
            if place % 64 == 0 { progress(0.5 * Double(place) / Double(entries.count)) }
        }
        for marks in table.marks {
            compiled.marks += marks
            compiled.starts.append(UInt32(compiled.marks.count))
        }
        progress(0.5)
        if !table.literals.isEmpty {
            switch DatabaseCompiler.database(table.literals) {
            case .success(let database): compiled.database = database
            case .failure(let failure): throw .unavailable(failure.message)
            }
        }
        progress(1)
        return compiled
    }

    private mutating func add(_ sets: [LiteralSet], of place: Int, to table: inout LiteralTable) {
        for (clause, set) in sets.enumerated() {
            let mark = BranchMark(branch: places.count, clause: clause)
            for literal in set.strings { table.add(CaseFold.standard.spaced(literal), mark) }
        }
        places.append(UInt32(place))
        clauses.append(UInt8(1 << sets.count - 1))
    }
}

/// That a literal stands for a clause of a branch, as one number.
struct BranchMark: Sendable, Hashable {
    let number: UInt32

    init(number: UInt32) { self.number = number }

    init(branch: Int, clause: Int) { number = UInt32(branch) << 2 | UInt32(clause) }

    var branch: Int { Int(number >> 2) }

    /// The clause's bit.
    var bit: UInt8 { 1 << UInt8(number & 3) }
}

/// Literals, each once, and what they mark.
private struct LiteralTable {
    private(set) var literals: [[UInt8]] = []
    private(set) var marks: [[BranchMark]] = []
    private var numbers: [[UInt8]: Int] = [:]

    mutating func add(_ literal: [UInt8], _ mark: BranchMark) {
        if let number = numbers[literal] {
            marks[number].append(mark)
        } else {
            numbers[literal] = literals.count
            literals.append(literal)
            marks.append([mark])
        }
    }
}
