/// That a rule fired on a submission.
struct FindingRow: Hashable, Comparable {
    var rule: Int64
    /// Milliseconds since 1970.
    var receivedAt: Int64
    var seq: Int64

    static func < (one: FindingRow, other: FindingRow) -> Bool {
        (one.rule, one.receivedAt, one.seq) < (other.rule, other.receivedAt, other.seq)
    }

    /// So many go into the table with one run of a statement.
    static let groupCount = 16

    /// Writes findings in the table's order, so that neighbours on a page are written together.
    static func insert(_ findings: [FindingRow], ledger: Ledger) throws {
        if findings.isEmpty { return }
        var rest = findings.sorted()[...]
        while rest.count >= groupCount {
            try insert(rest.prefix(groupCount), with: ledger.query(.insertFindings))
            rest = rest.dropFirst(groupCount)
        }
        let single = try ledger.query(.insertFinding)
        for finding in rest { try insert([finding], with: single) }
    }

    private static func insert(_ findings: ArraySlice<FindingRow>, with query: Query) throws {
        try query.run {
            for finding in findings {
                $0.add(finding.rule)
                $0.add(finding.receivedAt)
                $0.add(finding.seq)
            }
        }
    }
}
