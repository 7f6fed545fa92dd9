import GRDB
import Moderation

/// The books of one transaction: every count that a change of status touches.
///
/// Changes are summed up and written once, at the end, by `close`; a group of 500 submissions
/// then costs a few updates for the counts instead of thousands.
final class Ledger {
    let database: Database
    /// Milliseconds since 1970.
    let now: Int64
    /// By code of status and, within, of kind.
    private var counts = [Int](repeating: 0, count: Codes.statusCount * Codes.kindCount)
    private var tallies: [Int64: Tally] = [:]
    private var posts: [Int64: PostChange] = [:]
    private var heldByRule: [Int64: Int] = [:]
    private var approvedByLanguage: [Int64: Int] = [:]
    private var findings: [FindingRow] = []
    private var sequences = [Int64?](repeating: nil, count: Sequence.allCases.count)
    private var statements = [Query?](repeating: nil, count: HotStatement.allCases.count)

    private struct PostChange {
        var comments = 0
        var pings = 0
        var waiting = 0
    }

    /// Numbers that are never given twice.
    enum Sequence: Int, CaseIterable {
        case submission, claim, event, order, decision

        /// Its name in the database. (To ask the language for it takes half a millisecond.)
        var name: String {
            switch self {
            case .submission: "submission"
            case .claim: "claim"
            case .event: "event"
            case .order: "order"
            case .decision: "decision"
            }
        }
    }

    init(_ database: Database, now: Int64) {
        self.database = database
        self.now = now
    }

    /// A statement, prepared when it is first asked for.
    func query(_ statement: HotStatement) throws -> Query {
        if let query = statements[statement.rawValue] { return query }
        let query = try Query(statement.sql, in: database)
        statements[statement.rawValue] = query
        return query
    }

    /// The next number of a sequence.
    func next(_ sequence: Sequence) throws -> Int64 {
        let last =
            try sequences[sequence.rawValue]
            ?? Query("SELECT value FROM sequences WHERE name = ?", in: database)
            .first(.text(sequence.name)) { $0.int64(0) } ?? 0
        sequences[sequence.rawValue] = last + 1
        return last + 1
    }

    /// Books that `row` is at `status`, or with -1 that it is there no more.
    ///
    /// With `isRemembered` the sender's history stays as it is.
    func count(
        _ change: Int, _ row: SubmissionRow, at status: Status, isRemembered: Bool = false
    ) {
        counts[status.code * Codes.kindCount + row.kind.code] += change
        if status == .approved, let language = row.language {
            approvedByLanguage[language, default: 0] += change
        }
        switch status {
        case .approved where row.kind.isPing: posts[row.post, default: PostChange()].pings += change
        case .approved: posts[row.post, default: PostChange()].comments += change
        case .queued, .held: posts[row.post, default: PostChange()].waiting += change
        case .spam, .trash: break
        }
        guard status != .queued, !isRemembered else { return }
        row.senders.forEach { tallies[$0, default: Tally()].add(change, at: status) }
    }

    /// Books that held submissions with a finding of these rules are more, or fewer.
    func countHeld(_ change: Int, rules: [Int64]) {
        for rule in rules { heldByRule[rule, default: 0] += change }
    }

    /// Notes that a rule fired on a submission.
    func addFinding(of rule: Int64, on row: SubmissionRow) {
        findings.append(FindingRow(rule: rule, receivedAt: row.receivedAt, seq: row.seq))
    }

    /// Writes an event.
    func event(_ kind: Event.Kind, _ row: SubmissionRow, from: Status, to: Status?) throws {
        let cursor = try next(.event)
        try query(.insertEvent).run {
            $0.add(cursor)
            $0.add(now)
            $0.add(kind.code)
            $0.add(row.id.text)
            $0.add(row.post)
            $0.add(from.code)
            $0.add(to.map { Int64($0.code) })
            $0.add(row.revision)
            $0.add(row.seq)
        }
    }

    /// Orders the repository to be brought up to date with a submission; with a post's address
    /// alone if there is no id.
    func order(_ id: SubmissionID?, post: Int64) throws {
        let number = try next(.order)
        try query(.insertOrder).run {
            $0.add(number)
            $0.add(id?.text)
            $0.add(post)
        }
    }

    /// Writes all sums.
    func close() throws {
        try closeCounts()
        try closePosts()
        try closeTallies()
        try closeLanguages()
        try FindingRow.insert(findings, ledger: self)
        for (rule, change) in heldByRule where change != 0 {
            try Query("UPDATE rules SET held = held + ? WHERE rule = ?", in: database)
                .run(.int(change), .integer(rule))
        }
        for sequence in Sequence.allCases {
            guard let value = sequences[sequence.rawValue] else { continue }
            try Query("UPDATE sequences SET value = ? WHERE name = ?", in: database)
                .run(.integer(value), .text(sequence.name))
        }
    }

    private func closeCounts() throws {
        let query = try Query(
            """
            INSERT INTO counts VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET number = number + excluded.number
            """, in: database)
        for (place, change) in counts.enumerated() where change != 0 {
            let (status, kind) = place.quotientAndRemainder(dividingBy: Codes.kindCount)
            try query.run(.int(status), .int(kind), .int(change))
        }
    }

    private func closePosts() throws {
        let query = try Query(
            """
            UPDATE posts SET comments = comments + ?, pings = pings + ?, waiting = waiting + ?
            WHERE post = ?
            """, in: database)
        for (post, change) in posts {
            try query.run(
                .int(change.comments), .int(change.pings), .int(change.waiting), .integer(post))
        }
    }

    private func closeLanguages() throws {
        for (language, change) in approvedByLanguage where change != 0 {
            try Query(
                """
                INSERT INTO languages VALUES (?, ?)
                ON CONFLICT DO UPDATE SET approved = approved + excluded.approved
                """, in: database
            ).run(.integer(language), .int(change))
        }
    }

    private func closeTallies() throws {
        guard !tallies.isEmpty else { return }
        let add = try Query(
            """
            INSERT INTO reputation VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET approved = approved + excluded.approved,
                held = held + excluded.held, spam = spam + excluded.spam,
                trash = trash + excluded.trash
            """, in: database)
        let forget = try Query(
            """
            DELETE FROM reputation WHERE sender = ? AND approved = 0 AND held = 0 AND spam = 0
                AND trash = 0
            """, in: database)
        // In key order, neighbours on a page are written together.
        for sender in tallies.keys.sorted() {
            guard let change = tallies[sender], change != Tally() else { continue }
            try add.run {
                $0.add(sender)
                $0.add(change.approved)
                $0.add(change.held)
                $0.add(change.spam)
                $0.add(change.trash)
            }
            if min(change.approved, change.held, change.spam, change.trash) < 0 {
                try forget.run { $0.add(sender) }
            }
        }
    }
}

extension Event.Kind {
    var code: Int {
        switch self {
        case .judged: 0
        case .decided: 1
        case .edited: 2
        case .deleted: 3
        }
    }

    init(code: Int) throws {
        switch code {
        case 0: self = .judged
        case 1: self = .decided
        case 2: self = .edited
        case 3: self = .deleted
        default: throw StoreError(.damaged, "the database holds an unknown event \(code)")
        }
    }
}
