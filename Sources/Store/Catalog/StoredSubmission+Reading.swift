import GRDB
import Moderation

extension StoredSubmission {
    /// Reads one submission; without its verdict where no one will look at it.
    static func find(
        _ condition: String, _ argument: SQLValue, withVerdict: Bool = true, in database: Database
    ) throws -> StoredSubmission? {
        try Query(
            """
            SELECT \(SubmissionRow.columns), \(SubmissionText.columns), o.key,
                \(withVerdict ? "v.json" : "NULL")
            FROM submissions s CROSS JOIN texts t ON t.seq = s.seq
            CROSS JOIN posts o ON o.post = s.post
            LEFT JOIN private_fields p ON p.seq = s.seq
            LEFT JOIN verdicts v ON v.seq = s.seq
            WHERE \(condition)
            """, in: database
        ).first(argument, read: StoredSubmission.init)
    }

    private init(_ query: Query) throws {
        let row = try SubmissionRow(query)
        let next = SubmissionRow.columnCount + SubmissionText.columnCount
        self.init(
            id: row.id,
            submission: try SubmissionText.submission(
                kind: row.kind, query, from: SubmissionRow.columnCount),
            status: row.status, revision: row.revision,
            receivedAt: .init(milliseconds: row.receivedAt),
            statusChangedAt: .init(milliseconds: row.changedAt),
            postKey: try PostKey(stored: query.text(next)),
            verdict: try query.textOrNil(next + 1).map(Verdict.init(stored:)),
            isEdited: row.isEdited)
    }
}
