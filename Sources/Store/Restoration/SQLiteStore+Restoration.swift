import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// Stores published comments of one post whose ids are neither known nor deleted, as approved,
    /// in one transaction.
    ///
    /// A host counts as the sender's if it is ASCII, as other ones would need their other form.
    public func restore(
        _ comments: [PublicComment], of post: PublicPost?, at now: Date
    ) async throws -> Int {
        guard let key = post?.key ?? comments.first?.postKey else { return 0 }
        let hash = try await senderHash()
        return try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            let number = try PostRegister(ledger).restore(key, as: post)
            let stored = try PublicPost(number, in: database)
            var count = 0
            for comment in comments.sorted(by: { $0.id < $1.id }) where comment.postKey == key {
                guard try !Self.isKnown(comment.id, in: database) else { continue }
                let row = SubmissionRow(
                    comment, seq: try ledger.next(.submission), post: number,
                    senders: hash.senders(of: Identities(host: comment.host)), now: ledger.now)
                try row.insert(isTraced: false, ledger: ledger)
                try SubmissionText.insert(
                    comment.submission(on: stored), seq: row.seq, ledger: ledger)
                ledger.count(1, row, at: .approved)
                count += 1
            }
            try ledger.close()
            return count
        }
    }

    /// Whether there is such a submission, or was until someone deleted it for good.
    private static func isKnown(_ id: SubmissionID, in database: Database) throws -> Bool {
        try Query(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM submissions WHERE id = ?1)
                OR EXISTS (SELECT 1 FROM decisions WHERE id = ?1 AND action = 'delete')
            """, in: database
        ).first(.text(id.text)) { _ in true } ?? false
    }
}

extension SubmissionRow {
    /// A comment that was found in the repository.
    fileprivate init(
        _ comment: PublicComment, seq: Int64, post: Int64, senders: Senders, now: Int64
    ) {
        self.seq = seq
        id = comment.id
        status = .approved
        kind = comment.kind
        self.post = post
        revision = 1
        state = 1
        receivedAt = comment.id.milliseconds
        changedAt = now
        isEdited = comment.isEdited
        self.senders = senders
    }
}

extension PublicComment {
    /// What is left of the submission that it was.
    fileprivate func submission(on post: PublicPost) -> Submission {
        Submission(
            kind: kind, post: .init(url: post.url, title: post.title),
            author: .init(name: authorName, url: authorURL), content: content, format: format,
            source: source, parent: parent, submittedAt: date)
    }

    /// The host of the source's or the author's URL, if it can be compared as it is.
    fileprivate var host: String? {
        guard let identity = (source?.url ?? authorURL).flatMap(PostIdentity.init(url:)) else {
            return nil
        }
        let host = identity.text.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
        return host.allSatisfy { $0 < 0x80 } ? String(Substring(host)) : nil
    }
}

extension SubmissionID {
    /// The time in it, in milliseconds since 1970.
    fileprivate var milliseconds: Int64 {
        let digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8
        return text.utf8.prefix(10).reduce(0) { time, byte in
            let digit = digits.firstIndex(of: byte).map {
                digits.distance(from: digits.startIndex, to: $0)
            }
            return time << 5 | Int64(digit ?? 0)
        }
    }
}
