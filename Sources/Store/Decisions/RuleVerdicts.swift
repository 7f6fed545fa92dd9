import Foundation
import GRDB
import Moderation

/// The verdicts that a rule decided: it forced the status, or without it the status would have
/// been another.
struct RuleVerdicts {
    let rule: String
    let since: Date

    /// Requests to judge again those that still stand where the rule put them and that no
    /// moderator has decided on, oldest first.
    func requests(in database: Database) throws -> [DecisionRequest] {
        let flip = "without \(rule): "
        return try Query(
            """
            SELECT s.id, s.status, s.revision, json_extract(v.json, '$.status')
            FROM findings f CROSS JOIN submissions s ON s.seq = f.seq
            CROSS JOIN verdicts v ON v.seq = s.seq
            WHERE f.rule = (SELECT rule FROM rules WHERE name = ?1) AND s.changed_at >= ?2
                AND s.status IN (\(Codes.approved), \(Codes.held), \(Codes.spam))
                AND (json_extract(v.json, '$.forced.rule') = ?1
                    OR substr(json_extract(v.json, '$.flip'), 1, length(?3)) = ?3)
                AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = s.id
                    AND d.undone_by IS NULL AND d.action NOT IN ('undo', 'requeue', 'edit'))
            ORDER BY f.received_at, f.seq
            """, in: database
        ).all([.text(rule), .date(since), .text(flip)]) { row -> DecisionRequest? in
            guard try Status(code: row.int(1)).rawValue == row.text(3) else { return nil }
            return DecisionRequest(
                id: try SubmissionID(stored: row.text(0)), action: .requeue, revision: row.int(2),
                note: "decided by \(rule)")
        }.compactMap(\.self)
    }
}
