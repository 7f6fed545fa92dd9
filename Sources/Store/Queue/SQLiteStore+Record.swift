import Foundation
import GRDB
import Moderation
import Synchronization

extension SQLiteStore {
    /// Stores verdicts, with what follows from them, in one transaction.
    public func record(_ judgements: [Judgement], at now: Date) async throws -> [SubmissionID] {
        if judgements.isEmpty { return [] }
        // Only one can write at a time: what needs no database is done before.
        let verdicts = await judgements.mapped(inSharesOf: 64) { WrittenVerdict($0.verdict) }
        let rows = claimedRows.take(judgements.map(\.claim.token))
        return try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            var counted: [SubmissionID] = []
            for (place, verdict) in verdicts.enumerated() {
                let claim = judgements[place].claim
                guard let row = try Self.ended(claim, known: rows[place], ledger: ledger) else {
                    continue
                }
                try self.record(verdict, on: row, ledger: ledger)
                counted.append(claim.id)
            }
            // A batch that came too late was counted by whoever recorded it.
            if !counted.isEmpty {
                try self.count(judgements.map(\.verdict), at: now.milliseconds, in: database)
            }
            try ledger.close()
            return counted
        }
    }

    /// Gives claims back after a failure; those claimed `attempts` times are held.
    public func release(
        _ claims: [Claim], error: String, attempts: Int, at now: Date
    ) async throws {
        if claims.isEmpty { return }
        let verdict = WrittenVerdict(Verdict(heldFor: error))
        try await write { database in
            let ledger = Ledger(database, now: now.milliseconds)
            for claim in claims {
                guard let held = try Self.held(claim, ledger: ledger) else { continue }
                if held.attempts >= attempts {
                    try ledger.endLease(on: held.row)
                    try self.record(verdict, on: held.row, ledger: ledger)
                } else {
                    try Query(
                        "UPDATE leases SET token = 0, until = 0 WHERE seq = ?", in: database
                    ).run(.integer(held.row.seq))
                }
            }
            try ledger.close()
        }
    }

    private struct Held {
        var row: SubmissionRow
        var attempts: Int
    }

    /// The claimed submission, if the claim still stands.
    private static func held(_ claim: Claim, ledger: Ledger) throws -> Held? {
        try ledger.query(.findClaimed).first(.text(claim.id.text), .integer(claim.token)) {
            Held(
                row: try SubmissionRow($0, id: claim.id),
                attempts: $0.int(SubmissionRow.columnCount))
        }
    }

    /// Ends a claim's lease; its submission, if the claim stood until now.
    private static func ended(
        _ claim: Claim, known: SubmissionRow?, ledger: Ledger
    ) throws -> SubmissionRow? {
        guard let row = try known ?? held(claim, ledger: ledger)?.row, row.id == claim.id else {
            return nil
        }
        try ledger.query(.endClaim).run {
            $0.add(row.seq)
            $0.add(claim.token)
        }
        return ledger.database.changesCount == 0 ? nil : row
    }

    /// Stores a verdict on a submission whose lease has ended.
    private func record(_ verdict: WrittenVerdict, on row: SubmissionRow, ledger: Ledger) throws {
        var row = row
        let rules = try numbers(of: verdict.rules, in: ledger.database)
        try ledger.query(.insertVerdict).run {
            $0.add(row.seq)
            $0.add(utf8: verdict.json)
            $0.add(rules.map(String.init).joined(separator: " "))
        }
        for rule in rules { ledger.addFinding(of: rule, on: row) }
        row.prior = nil
        try ledger.move(&row, to: verdict.status, event: .judged, rules: rules, hasLease: false)
    }

    /// The numbers of the rules that fired, each once.
    private func numbers(of rules: [String], in database: Database) throws -> [Int64] {
        var numbers: [Int64] = []
        for rule in rules {
            let number = try number(of: rule, in: database)
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    private func number(of rule: String, in database: Database) throws -> Int64 {
        if let known = ruleNumbers.withLock({ $0[rule] }) { return known }
        try Query("INSERT OR IGNORE INTO rules (name) VALUES (?)", in: database).run(.text(rule))
        let number = try Query("SELECT rule FROM rules WHERE name = ?", in: database)
            .first(.text(rule)) { $0.int64(0) }
        guard let number else { throw StoreError(.damaged, "the database lost a rule's name") }
        // Rules come from a rule set, but it is not for this cache to trust in that.
        ruleNumbers.withLock { if $0.count < 10_000 { $0[rule] = number } }
        return number
    }
}
