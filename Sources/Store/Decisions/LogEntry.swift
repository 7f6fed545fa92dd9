import GRDB
import Moderation

/// A decision as the log keeps it, with all that undoing it needs.
struct LogEntry: Sendable {
    var decision: Decision
    /// The entry that this one undoes.
    var undoes: Int64?
    /// `SubmissionRow.state` before.
    var stateBefore: Int
    /// `SubmissionRow.state` after.
    var stateAfter: Int
    /// The status before spam or trash, as it was before.
    var prior: Status?
    /// The text before, if it was changed.
    var text: PublicText?

    static let columns = """
        number, batch, id, action, actor, at, was, became, revision, note, undone_by, undoes, \
        state_before, state_after, prior, has_text, content, name, url, edited
        """

    init(
        _ decision: Decision, undoes: Int64? = nil, before: SubmissionRow, after: SubmissionRow?,
        text: PublicText? = nil
    ) {
        self.decision = decision
        self.undoes = undoes
        stateBefore = before.state
        stateAfter = after?.state ?? 0
        prior = before.prior
        self.text = text
    }

    init(_ query: Query) throws {
        guard let action = DecisionAction(rawValue: query.text(3)) else {
            throw StoreError(.damaged, "the database holds an unknown decision")
        }
        decision = Decision(
            number: query.int64(0), batch: query.text(1),
            submission: try SubmissionID(stored: query.text(2)), action: action,
            actor: query.text(4), decidedAt: query.date(5), from: try Status(code: query.int(6)),
            to: try query.int64OrNil(7).map { try Status(code: Int($0)) },
            revision: query.int(8), note: query.textOrNil(9), undoneBy: query.textOrNil(10))
        undoes = query.int64OrNil(11)
        stateBefore = query.int(12)
        stateAfter = query.int(13)
        prior = try query.int64OrNil(14).map { try Status(code: Int($0)) }
        guard query.int(15) == 1 else { return }
        text = PublicText(
            content: query.textOrNil(16), name: query.textOrNil(17), url: query.textOrNil(18),
            isEdited: query.int(19) == 1)
    }

    func insert(in database: Database) throws {
        try Query(
            "INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", in: database
        ).run(
            .integer(decision.number), .text(decision.batch), .text(decision.submission.text),
            .text(decision.action.rawValue), .text(decision.actor), .date(decision.decidedAt),
            .int(decision.from.code), .optional(decision.to.map { Int64($0.code) }),
            .int(decision.revision), .optional(decision.note), .optional(decision.undoneBy),
            .optional(undoes), .int(stateBefore), .int(stateAfter),
            .optional(prior.map { Int64($0.code) }), .flag(text != nil), .optional(text?.content),
            .optional(text?.name), .optional(text?.url), .flag(text?.isEdited == true))
    }

    /// The entry of that number.
    static func find(_ number: Int64, in database: Database) throws -> LogEntry? {
        try Query("SELECT \(columns) FROM decisions WHERE number = ?", in: database)
            .first(.integer(number), read: LogEntry.init)
    }

    /// The number of a decision, and which entry it undoes, if any.
    static func link(_ number: Int64, in database: Database) throws -> Int64? {
        try Query("SELECT undoes FROM decisions WHERE number = ?", in: database)
            .first(.integer(number)) { $0.int64OrNil(0) } ?? nil
    }

    static func setUndoneBy(_ batch: String?, _ number: Int64, in database: Database) throws {
        try Query("UPDATE decisions SET undone_by = ? WHERE number = ?", in: database)
            .run(.optional(batch), .integer(number))
    }
}
