import Foundation
import GRDB
import Moderation

/// The numbers in the log that a selection means.
struct UndoNumbers {
    let database: Database

    private static let standing = "undone_by IS NULL AND action <> 'undo'"

    /// Numbers of decisions, newest first.
    func decisions(_ selection: UndoSelection) throws -> [Int64] {
        switch selection {
        case .decision(let number): return try decisions("number = ?", .integer(number))
        case .batch(let batch): return try decisions("batch = ?", .text(batch))
        case .session(let session):
            return try decisions(
                "batch >= ? AND batch < ? AND \(Self.standing)", .text(session + "/"),
                .text(session + "0"))
        case .actor(let actor, let since):
            return try decisions(
                "actor = ? AND at >= ? AND \(Self.standing)", .text(actor), .date(since))
        case .submission(let id):
            return Array(try decisions("id = ? AND \(Self.standing)", .text(id.text)).prefix(1))
        case .latest(let actor):
            guard let latest = try latestDecision(by: actor),
                latest.number > (try latestAct(by: actor)?.number ?? 0)
            else { return [] }
            return try decisions("batch = ?", .text(latest.batch))
        case .rule: return []
        }
    }

    /// Numbers of acts on entries, newest first.
    func entryActs(_ selection: UndoSelection) throws -> [Int64] {
        switch selection {
        case .decision(let number): return try acts("number = ?", .integer(number))
        case .batch(let batch): return try acts("batch = ?", .text(batch))
        case .session(let session):
            return try acts(
                "batch >= ? AND batch < ? AND undone_by IS NULL AND undoes IS NULL",
                .text(session + "/"), .text(session + "0"))
        case .actor(let actor, let since):
            return try acts(
                "actor = ? AND at >= ? AND undone_by IS NULL AND undoes IS NULL", .text(actor),
                .date(since))
        case .latest(let actor):
            guard let latest = try latestAct(by: actor),
                latest.number > (try latestDecision(by: actor)?.number ?? 0)
            else { return [] }
            return try acts("batch = ?", .text(latest.batch))
        case .submission, .rule: return []
        }
    }

    private struct Latest {
        var number: Int64
        var batch: String
    }

    private func latestDecision(by actor: String) throws -> Latest? {
        try Query(
            """
            SELECT number, batch FROM decisions d INDEXED BY decisions_standing
            WHERE actor = ? AND undone_by IS NULL AND action <> 'undo' AND NOT EXISTS (
                SELECT 1 FROM decisions o WHERE o.batch = d.batch AND o.undone_by IS NOT NULL)
            ORDER BY number DESC LIMIT 1
            """, in: database
        ).first(.text(actor)) { Latest(number: $0.int64(0), batch: $0.text(1)) }
    }

    private func latestAct(by actor: String) throws -> Latest? {
        try Query(
            """
            SELECT number, batch FROM entry_acts
            WHERE actor = ? AND undone_by IS NULL AND undoes IS NULL ORDER BY number DESC LIMIT 1
            """, in: database
        ).first(.text(actor)) { Latest(number: $0.int64(0), batch: $0.text(1)) }
    }

    private func decisions(_ condition: String, _ arguments: SQLValue...) throws -> [Int64] {
        try Query(
            "SELECT number FROM decisions WHERE \(condition) ORDER BY number DESC", in: database
        ).all(arguments) { $0.int64(0) }
    }

    private func acts(_ condition: String, _ arguments: SQLValue...) throws -> [Int64] {
        try Query(
            "SELECT number FROM entry_acts WHERE \(condition) ORDER BY number DESC", in: database
        ).all(arguments) { $0.int64(0) }
    }
}
