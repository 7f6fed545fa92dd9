import GRDB
import Moderation

/// Where a submission stands: the row that every transition reads and writes.
struct SubmissionRow: Sendable {
    var seq: Int64
    var id: SubmissionID
    var status: Status
    var kind: SubmissionKind
    var post: Int64
    var revision: Int
    /// The revision that made it what it is now; undoing goes back to an earlier one.
    var state: Int
    /// Milliseconds since 1970.
    var receivedAt: Int64
    /// Milliseconds since 1970.
    var changedAt: Int64
    /// The status before spam or trash.
    var prior: Status?
    var isEdited: Bool
    var senders: Senders
    /// The text's language, as `LanguageCode` has it.
    var language: Int64?

    static let columns = """
        s.seq, s.id, s.status, s.kind, s.post, s.revision, s.state, s.received_at, s.changed_at, \
        s.prior, s.edited, s.person, s.email, s.host, s.network, s.language, s.link_hosts
        """
    static let columnCount: Int32 = 17

    init(_ query: Query) throws {
        try self.init(query, id: SubmissionID(stored: query.text(1)))
    }

    /// Reads a row whose id is known, and need not be checked again.
    init(_ query: Query, id: SubmissionID) throws {
        seq = query.int64(0)
        self.id = id
        status = try Status(code: query.int(2))
        kind = try SubmissionKind(code: query.int(3))
        post = query.int64(4)
        revision = query.int(5)
        state = query.int(6)
        receivedAt = query.int64(7)
        changedAt = query.int64(8)
        prior = try query.int64OrNil(9).map { try Status(code: Int($0)) }
        isEdited = query.int(10) == 1
        senders = Senders(
            person: query.int64OrNil(11), email: query.int64OrNil(12), host: query.int64OrNil(13),
            network: query.int64OrNil(14),
            linkHosts: query.isNull(16) ? [] : NumberList.numbers(in: query.data(16)))
        language = query.int64OrNil(15)
    }

    static func find(_ id: SubmissionID, in database: Database) throws -> SubmissionRow? {
        try Query("SELECT \(columns) FROM submissions s WHERE s.id = ?", in: database)
            .first(.text(id.text), read: SubmissionRow.init)
    }
}
