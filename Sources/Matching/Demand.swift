/// What the texts that a part of a pattern matches contain, as far as it is known: each text takes
/// one of some branches, and has a string of every clause of that branch.
struct Demand {
    /// A set of strings, one of which a text contains.
    struct Clause {
        let set: LiteralSet
        let isWorthwhile: Bool
        let frequency: Double

        /// `nil` for a set that says nothing.
        init?(_ set: LiteralSet) {
            if set.hasEmpty || set.strings.count > LiteralSet.maximumNeededCount { return nil }
            self.set = set
            isWorthwhile = set.isWorthwhile
            frequency = set.frequency
        }

        /// Whether it says more than another one.
        func isBetter(than other: Clause) -> Bool {
            if isWorthwhile != other.isWorthwhile { return isWorthwhile }
            return frequency < other.frequency
        }
    }

    /// Clauses that all hold, the best first; at least one.
    typealias Branch = [Clause]

    /// How many branches are told apart.
    private static let maximumBranchCount = 48
    /// How many clauses of a branch are kept while a pattern is read.
    private static let maximumClauseCount = 4

    private(set) var branches: [Branch]

    /// One clause; `nil` if it says nothing.
    init?(_ set: LiteralSet) {
        guard let clause = Clause(set) else { return nil }
        branches = [[clause]]
    }

    private init(_ branches: [Branch]) { self.branches = branches }

    private var frequency: Double { branches.reduce(0) { $0 + $1[0].frequency } }

    private var isWorthwhile: Bool { branches.allSatisfy { $0[0].isWorthwhile } }

    /// Both of two demands; `nil` stands for one that asks for nothing.
    static func both(_ left: Demand?, _ right: Demand?) -> Demand? {
        guard let left, let right else { return left ?? right }
        guard left.branches.count * right.branches.count <= maximumBranchCount else {
            if left.isWorthwhile != right.isWorthwhile { return left.isWorthwhile ? left : right }
            return right.frequency < left.frequency ? right : left
        }
        return Demand(
            left.branches.flatMap { one in right.branches.map { joined(one, $0) } })
    }

    private static func joined(_ one: Branch, _ other: Branch) -> Branch {
        var clauses = one
        for clause in other where !one.contains(where: { $0.set == clause.set }) {
            clauses.append(clause)
        }
        return Array(clauses.sorted { $0.isBetter(than: $1) }.prefix(maximumClauseCount))
    }

    /// One of several demands; `nil` if one of them asks for nothing.
    static func any(of demands: [Demand?]) -> Demand? {
        let branches = demands.compactMap { $0?.branches }
        guard branches.count == demands.count else { return nil }
        let all = branches.flatMap { $0 }
        let (single, several) = (all.filter { $0.count == 1 }, all.filter { $0.count > 1 })
        // What needs one string only may as well be one branch.
        if several.count < maximumBranchCount {
            guard let union = union(single) else { return single.isEmpty ? Demand(all) : nil }
            return Demand([[union]] + several)
        }
        return union(all).map { Demand([[$0]]) }
    }

    /// The best clauses of some branches as one.
    private static func union(_ branches: [Branch]) -> Clause? {
        branches.isEmpty ? nil : Clause(.union(branches.map(\.[0].set)))
    }
}
