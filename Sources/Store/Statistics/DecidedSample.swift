import Foundation
import GRDB
import Moderation

/// What people decided in a period, read once.
struct DecidedSample {
    /// A decision.
    struct Row {
        var id: String
        var action: DecisionAction
        var actor: String
        var at: Date
        /// What the submission was before anybody decided on it.
        var verdict: Status
        var became: Status?
        var isUndone: Bool
        /// Whether it is the first on its submission.
        var isFirst: Bool
    }

    /// A submission decided on, with what the last decision that stands says of it.
    struct Labelled {
        var id: String
        var verdict: Status
        var label: Label
        var actor: String
        var at: Date
    }

    /// All of the period but undoings, in order.
    let decisions: [Row]
    /// Those that say something of a submission, by its id.
    let labels: [Labelled]

    init(since: Date, in database: Database) throws {
        // Read from an index alone, which has the numbers of each submission in order.
        let firsts = Set(
            try Query("SELECT min(number) FROM decisions GROUP BY id", in: database)
                .all([]) { $0.int64(0) })
        let findVerdict = try Query(
            "SELECT was FROM decisions WHERE id = ? ORDER BY number LIMIT 1", in: database)
        var verdicts: [String: Int] = [:]
        decisions = try Query(
            """
            SELECT id, action, actor, at, was, became, undone_by IS NOT NULL, number
            FROM decisions WHERE at >= ? AND action <> 'undo' ORDER BY number
            """, in: database
        ).all([.date(since)]) { row in
            guard let action = DecisionAction(rawValue: row.text(1)) else { return nil }
            let id = row.text(0)
            let isFirst = firsts.contains(row.int64(7))
            let verdict =
                try isFirst
                ? row.int(4)
                : verdicts[id] ?? findVerdict.first(.text(id)) { $0.int(0) } ?? Codes.queued
            verdicts[id] = verdict
            return Row(
                id: id, action: action, actor: row.text(2), at: row.date(3),
                verdict: try Status(code: verdict),
                became: try row.int64OrNil(5).map { try Status(code: Int($0)) },
                isUndone: row.int(6) == 1, isFirst: isFirst)
        }.compactMap { $0 }
        labels = Self.labels(of: decisions)
    }

    private static func labels(of decisions: [Row]) -> [Labelled] {
        var latest: [String: Row] = [:]
        for row in decisions where !row.isUndone && row.action != .edit { latest[row.id] = row }
        return latest.values.compactMap { row in
            let label: Label? =
                switch row.became {
                case .approved: .ham
                case .spam: .spam
                default: nil
                }
            return label.map {
                Labelled(
                    id: row.id, verdict: row.verdict, label: $0, actor: row.actor, at: row.at)
            }
        }
    }

    /// What people said of the filters' verdicts.
    var agreement: Agreement {
        labels.reduce(into: Agreement()) { $0.add($1.verdict, $1.label) }
    }

    /// How long what was held waited for its first decision. Ids hold the time of receipt.
    var waited: WaitFigures {
        let seconds = decisions.compactMap { row -> Double? in
            guard row.isFirst, row.verdict == .held, let id = SubmissionID(row.id) else {
                return nil
            }
            return row.at.timeIntervalSince(id.receivedAt)
        }
        return WaitFigures(seconds: seconds)
    }

    /// Who decided, most decisions first.
    var moderators: [ModeratorFigures] {
        var moderators: [String: ModeratorFigures] = [:]
        for row in decisions {
            moderators[row.actor, default: ModeratorFigures(actor: row.actor)].add(row)
        }
        for row in labels {
            let isOverruled =
                switch row.label {
                case .ham: row.verdict == .held || row.verdict == .spam
                case .spam: row.verdict == .approved
                }
            if isOverruled { moderators[row.actor]?.overruled += 1 }
        }
        return moderators.values.sorted { ($1.total, $0.actor) < ($0.total, $1.actor) }
    }
}

extension ModeratorFigures {
    fileprivate mutating func add(_ row: DecidedSample.Row) {
        if row.isUndone {
            undone += 1
            return
        }
        switch row.action {
        case .approve: approved += 1
        case .spam: spam += 1
        case .trash: trash += 1
        default: other += 1
        }
    }
}

extension SubmissionID {
    /// The time of receipt, which is its first ten digits.
    var receivedAt: Date {
        let value = text.utf8.prefix(10).reduce(Int64(0)) { value, byte in
            value << 5 | Int64(Self.digits.firstIndex(of: byte) ?? 0)
        }
        return Date(milliseconds: value)
    }

    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
