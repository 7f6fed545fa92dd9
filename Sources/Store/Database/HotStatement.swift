/// The statements that run for every submission, each prepared once and found by number.
enum HotStatement: Int, CaseIterable {
    case findPost, insertSubmission, insertText, insertPrivate, insertKey
    case insertLease, findTally, findStatus, findDecision
    case findClaimed, endClaim, insertVerdict, insertFinding, insertFindings
    case saveSubmission, endLease
    case insertEvent, insertOrder
    case findRules, findKey, deleteFinding, deleteKey, deleteVerdict, deletePrivate, deleteText
    case deleteSubmission, forgetTexts

    var sql: String {
        switch self {
        case .findPost:
            """
            SELECT o.post, o.url, o.title, o.identity
            FROM addresses a CROSS JOIN posts o ON o.post = a.post WHERE a.identity = ?
            """
        case .insertSubmission:
            "INSERT INTO submissions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        case .insertText: "INSERT INTO texts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        case .insertPrivate: "INSERT INTO private_fields VALUES (?,?,?,?,?)"
        case .insertKey: "INSERT INTO keys VALUES (?, ?) ON CONFLICT DO NOTHING"
        case .insertLease: "INSERT OR REPLACE INTO leases VALUES (?,?,?,?)"
        case .findTally:
            "SELECT approved, held, spam, trash FROM reputation WHERE sender = ?"
        case .findStatus: "SELECT status FROM submissions WHERE seq = ?"
        case .findDecision:
            """
            SELECT d.number FROM submissions s CROSS JOIN decisions d ON d.id = s.id
            WHERE s.seq = ? AND d.undone_by IS NULL AND d.action <> 'undo' LIMIT 1
            """
        case .findClaimed:
            """
            SELECT \(SubmissionRow.columns), l.attempts
            FROM submissions s CROSS JOIN leases l ON l.seq = s.seq
            WHERE s.id = ? AND s.status = 0 AND l.token = ?
            """
        case .endClaim: "DELETE FROM leases WHERE seq = ? AND token = ?"
        case .insertVerdict: "INSERT OR REPLACE INTO verdicts VALUES (?,?,?)"
        case .insertFinding: "INSERT OR IGNORE INTO findings VALUES (?,?,?)"
        case .insertFindings:
            "INSERT OR IGNORE INTO findings VALUES "
                + repeatElement("(?,?,?)", count: FindingRow.groupCount).joined(separator: ",")
        case .saveSubmission:
            """
            UPDATE submissions SET status = ?, revision = ?, state = ?, changed_at = ?,
                prior = ?, edited = ? WHERE seq = ?
            """
        case .endLease: "DELETE FROM leases WHERE seq = ?"
        case .insertEvent: "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)"
        case .insertOrder: "INSERT INTO orders VALUES (?,?,?)"
        case .findRules: "SELECT rules FROM verdicts WHERE seq = ?"
        case .findKey: "SELECT key FROM texts WHERE seq = ?"
        case .deleteFinding: "DELETE FROM findings WHERE rule = ? AND received_at = ? AND seq = ?"
        case .deleteKey: "DELETE FROM keys WHERE key = ?"
        case .deleteVerdict: "DELETE FROM verdicts WHERE seq = ?"
        case .deletePrivate: "DELETE FROM private_fields WHERE seq = ?"
        case .deleteText: "DELETE FROM texts WHERE seq = ?"
        case .deleteSubmission: "DELETE FROM submissions WHERE seq = ?"
        case .forgetTexts:
            """
            UPDATE decisions SET content = NULL, name = NULL, url = NULL
            WHERE id = ? AND has_text = 1
            """
        }
    }
}
