import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// Stores submissions durably, in order, as one group: one transaction, one write to disk.
    ///
    /// The first of several with the same key is stored. A key stays known when a moderator
    /// deletes its submission for good: a repeat then gets a receipt with `trash`.
    public func enqueue(_ submissions: [NewSubmission]) async throws -> [Receipt] {
        if submissions.isEmpty { return [] }
        // Only one can write at a time: what needs no database is done before.
        let hash = try await senderHash()
        let senders = submissions.map { hash.senders(of: $0.identities) }
        return try await write { database in
            let ledger = Ledger(database, now: 0)
            let posts = PostRegister(ledger)
            var arrivals = ArrivalLog(database)
            let receipts = try zip(submissions, senders).map { submission, senders in
                try Self.enqueue(
                    submission, senders, ledger: ledger, posts: posts, arrivals: &arrivals)
            }
            try arrivals.close()
            try ledger.close()
            return receipts
        }
    }

    private static func enqueue(
        _ new: NewSubmission, _ senders: Senders, ledger: Ledger, posts: PostRegister,
        arrivals: inout ArrivalLog
    ) throws -> Receipt {
        let seq = try ledger.next(.submission)
        if let key = new.submission.key {
            try ledger.query(.insertKey).run {
                $0.add(key)
                $0.add(seq)
            }
            if ledger.database.changesCount == 0 {
                // The number stays unused; only the order of numbers matters.
                return try receipt(forKey: key, in: ledger.database)
            }
        }
        let row = SubmissionRow(
            new, seq: seq, post: try posts.number(of: new.submission.post),
            senders: senders)
        try row.insert(isTraced: new.submission.hasTraces, ledger: ledger)
        try SubmissionText.insert(new.submission, seq: row.seq, ledger: ledger)
        try arrivals.append(Arrival(row, new.identities))
        ledger.count(1, row, at: .queued)
        return Receipt(id: new.id, status: .queued, isRepeat: false)
    }

    /// The receipt for a key that is known already.
    private static func receipt(forKey key: String, in database: Database) throws -> Receipt {
        let stored = try Query(
            """
            SELECT coalesce(s.id, d.id), coalesce(s.status, ?) FROM keys k
            LEFT JOIN submissions s ON s.seq = k.seq LEFT JOIN tombstones d ON d.seq = k.seq
            WHERE k.key = ?
            """, in: database
        ).first(.int(Codes.trash), .text(key)) { query in
            Receipt(
                id: try SubmissionID(stored: query.text(0)),
                status: try Status(code: query.int(1)), isRepeat: true)
        }
        guard let stored else { throw StoreError(.damaged, "the database lost a key") }
        return stored
    }
}

extension SubmissionRow {
    /// A submission that has just come in.
    init(_ new: NewSubmission, seq: Int64, post: Int64, senders: Senders) {
        self.seq = seq
        id = new.id
        status = .queued
        kind = new.submission.kind
        self.post = post
        revision = 1
        state = 1
        receivedAt = new.receivedAt.milliseconds
        changedAt = receivedAt
        isEdited = false
        self.senders = senders
        language = new.identities.language.flatMap(LanguageCode.number)
    }

    func insert(isTraced: Bool, ledger: Ledger) throws {
        try ledger.query(.insertSubmission).run { row in
            row.add(seq)
            row.add(id.text)
            row.add(status.code)
            row.add(kind.code)
            row.add(post)
            row.add(revision)
            row.add(state)
            row.add(receivedAt)
            row.add(changedAt)
            row.addNull()
            row.add(isEdited)
            row.add(isTraced)
            row.add(senders.person)
            row.add(senders.email)
            row.add(senders.host)
            row.add(senders.network)
            row.add(language)
            if senders.linkHosts.isEmpty {
                row.addNull()
            } else {
                row.add(NumberList.data(senders.linkHosts))
            }
        }
    }
}
