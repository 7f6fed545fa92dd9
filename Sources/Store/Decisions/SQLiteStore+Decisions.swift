import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// So many decisions are made or taken back in one transaction.
    private static let decisionStep = 500

    /// Makes decisions as one batch, in transactions of 500 at most.
    ///
    /// Deciding on a queued submission takes it from the queue; editing it leaves it there, to be
    /// judged as edited. Restoring goes back to the status just before, also from trash to spam;
    /// what a filter put to spam goes to `held`.
    public func decide(
        _ requests: [DecisionRequest], batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome] {
        try await inSteps(requests, batch: batch, actor: actor, at: now) { try $1.decide($0) }
    }

    /// Takes decisions back, newest first, in transactions of 500 at most.
    ///
    /// `latest` passes over undoings, so that undoing twice goes two steps back; to redo, name the
    /// undoing's batch. What was undone already is `unchanged`.
    public func takeBack(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> TakenBack {
        if case .rule(let rule, let since) = selection {
            let requests = try await read { database in
                try RuleVerdicts(rule: rule, since: since).requests(in: database)
            }
            return TakenBack(
                outcomes: try await decide(requests, batch: batch, actor: actor, at: now))
        }
        let (decisions, entries) = try await read { database in
            let latest = UndoNumbers(database: database)
            return try (latest.decisions(selection), latest.entryActs(selection))
        }
        let outcomes = try await inSteps(decisions, batch: batch, actor: actor, at: now) {
            number, act -> DecisionOutcome? in
            guard let entry = try LogEntry.find(number, in: act.database) else { return nil }
            return try act.undo(entry)
        }
        let acts = try await inSteps(entries, batch: batch, actor: actor, at: now) {
            number, act -> EntryAct? in
            try EntryRegister(act).undo(number)
        }
        return TakenBack(outcomes: outcomes.compactMap(\.self), entries: acts.compactMap(\.self))
    }

    private func inSteps<Element: Sendable, Outcome: Sendable>(
        _ elements: [Element], batch: String, actor: String, at now: Date,
        _ body: @escaping @Sendable (Element, Act) throws -> Outcome
    ) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for start in stride(from: 0, to: elements.count, by: Self.decisionStep) {
            let step = elements[start..<min(start + Self.decisionStep, elements.count)]
            outcomes += try await write { database in
                let ledger = Ledger(database, now: now.milliseconds)
                let act = Act(ledger: ledger, batch: batch, actor: actor, now: now)
                let outcomes = try step.map { try body($0, act) }
                try ledger.close()
                return outcomes
            }
        }
        return outcomes
    }

    /// The entries of the log that match, newest first.
    public func decisions(matching query: DecisionQuery) async throws -> [Decision] {
        let filter = LogFilter(query)
        return try await read { database in
            try Query(
                """
                SELECT \(LogEntry.columns) FROM decisions d WHERE \(filter.condition)
                ORDER BY number DESC LIMIT ?
                """, in: database
            ).all(filter.arguments + [.int(max(0, query.limit))]) { try LogEntry($0).decision }
        }
    }
}
