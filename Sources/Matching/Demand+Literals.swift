extension Demand {
    /// A clause as rare as this needs no other one beside it.
    private static let rare = 1e-9
    /// How many clauses of a branch are looked for.
    static let maximumSoughtCount = 3

    /// What is looked for: in the text of every match, one of the branches has a string of each of
    /// its sets. `nil` if it isn't worth a search.
    var sought: [[LiteralSet]]? {
        var sought: [[LiteralSet]] = []
        for branch in branches {
            let sets = Self.sought(of: branch)
            guard !sets.isEmpty else { return nil }
            sought.append(sets)
        }
        return LiteralSet.union(sought.map { $0[0] }).isWorthwhile ? sought : nil
    }

    /// The sets of a branch that are worth a search; none if the best isn't.
    private static func sought(of branch: Branch) -> [LiteralSet] {
        guard let best = branch.first, best.isWorthwhile else { return [] }
        var chosen = [best.set.reduced]
        var frequency = best.frequency
        for clause in branch.dropFirst() where chosen.count < maximumSoughtCount {
            let set = clause.set.reduced
            guard frequency > rare, set.isWorthAdding, !chosen.contains(where: set.isImplied)
            else { continue }
            chosen.append(set)
            frequency *= min(1, clause.frequency * 1000)
        }
        return chosen
    }
}

extension LiteralSet {
    /// Whether a set that isn't the only one is still worth a search.
    fileprivate var isWorthAdding: Bool {
        strings.count <= Self.maximumCount && strings.allSatisfy { $0.count > 2 }
    }

    /// Whether each text that contains a string of another set contains one of this.
    fileprivate func isImplied(by other: LiteralSet) -> Bool {
        other.strings.allSatisfy { long in strings.contains { Self.has(long, $0) } }
    }
}
