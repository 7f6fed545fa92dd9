import Foundation
import GRDB
import JSON
import Moderation

/// What people said of submissions that rules fired on.
struct RuleSample {
    /// The most submissions looked at, the latest decided on, so that the time taken is bounded.
    static let limit = 20_000

    /// One submission decided on, with the numbers of its rules.
    private struct Entry {
        var verdict: Status
        var label: Label
        var rules: [Int64]
    }

    /// How a rule counts, by the latest verdict that names it.
    private struct Manner {
        var isForHam = false
        /// Points for the model's leaning; 0 for rules of other groups.
        var leaning = 0.0
    }

    private let database: Database
    private let entries: [Entry]
    private let names: [Int64: String]
    private let manners: [Int64: Manner]
    private let version: String?

    init(_ labels: [DecidedSample.Labelled], in database: Database) throws {
        self.database = database
        let find = try Query(
            """
            SELECT v.rules FROM submissions s CROSS JOIN verdicts v ON v.seq = s.seq
            WHERE s.id = ?
            """, in: database)
        let latest = labels.sorted { ($1.at, $0.id) < ($0.at, $1.id) }.prefix(Self.limit)
        entries = try latest.compactMap { labelled in
            try find.first(.text(labelled.id)) { row in
                Entry(
                    verdict: labelled.verdict, label: labelled.label,
                    rules: Ledger.rules(row.text(0)))
            }
        }
        names = Dictionary(
            try Query("SELECT rule, name FROM rules", in: database).all([]) {
                ($0.int64(0), $0.text(1))
            }
        ) { first, _ in first }
        (manners, version) = try Self.manners(of: names, in: database)
    }

    /// How many submissions were looked at.
    var count: Int { entries.count }

    /// What people said of the model's leaning.
    var model: ModelAgreement {
        var model = ModelAgreement()
        model.version = version
        guard version != nil || manners.values.contains(where: { $0.leaning != 0 }) else {
            return model
        }
        for entry in entries {
            model.add(entry.rules.reduce(0) { $0 + (manners[$1]?.leaning ?? 0) }, entry.label)
        }
        return model
    }

    /// Rules by hits since then, with what people said of those looked at.
    func figures(since: Date) throws -> [RuleFigures] {
        var figures: [Int64: RuleFigures] = [:]
        let hits = try Query(
            """
            SELECT r.rule, (SELECT count(*) FROM findings f
                WHERE f.rule = r.rule AND f.received_at >= ?)
            FROM rules r
            """, in: database
        ).all([.date(since)]) { (rule: $0.int64(0), count: $0.int(1)) }
        for (rule, count) in hits where count > 0 {
            figures[rule] = RuleFigures(rule: names[rule] ?? "", hits: count)
        }
        for entry in entries {
            for rule in Set(entry.rules) {
                switch entry.label {
                case .ham: figures[rule]?.decidedHam += 1
                case .spam: figures[rule]?.decidedSpam += 1
                }
            }
        }
        for (rule, manner) in manners { figures[rule]?.isForHam = manner.isForHam }
        return figures.values.sorted { ($1.hits, $0.rule) < ($0.hits, $1.rule) }
    }

    /// Rules that people overruled twice or more often.
    ///
    /// Blamed are rules against what people approved though the filters didn't, and rules for
    /// what people called spam though the filters approved it.
    func misfires() -> [Digest.Misfire] {
        var wrong: [Int64: Int] = [:]
        var decided: [Int64: Int] = [:]
        for entry in entries {
            for rule in Set(entry.rules) {
                decided[rule, default: 0] += 1
                let isForHam = manners[rule]?.isForHam ?? false
                let isWrong =
                    isForHam
                    ? entry.label == .spam && entry.verdict == .approved
                    : entry.label == .ham && entry.verdict != .approved
                if isWrong { wrong[rule, default: 0] += 1 }
            }
        }
        return wrong.filter { $0.value >= 2 }.map { rule, count in
            Digest.Misfire(
                rule: names[rule] ?? "", wrong: count, decided: decided[rule] ?? 0,
                isForHam: manners[rule]?.isForHam ?? false)
        }.sorted { ($1.wrong, $0.rule) < ($0.wrong, $1.rule) }
    }

    /// Reads how rules count from the latest verdict that each is in.
    private static func manners(
        of names: [Int64: String], in database: Database
    ) throws -> ([Int64: Manner], String?) {
        let find = try Query(
            """
            SELECT v.json FROM findings f CROSS JOIN verdicts v ON v.seq = f.seq
            WHERE f.rule = ? ORDER BY f.received_at DESC LIMIT 1
            """, in: database)
        var manners: [Int64: Manner] = [:]
        for (rule, name) in names {
            let json = try find.first(.integer(rule)) { $0.text(0) }
            guard let json, let verdict = try? Verdict(stored: json),
                let finding = verdict.findings.first(where: { $0.rule == name })
            else { continue }
            manners[rule] = Manner(
                isForHam: finding.points < 0 || finding.action == .allow,
                leaning: finding.group == "model" ? finding.points : 0)
        }
        let last = try Query("SELECT json FROM verdicts ORDER BY seq DESC LIMIT 1", in: database)
            .first { $0.text(0) }
        return (manners, last.flatMap { try? Verdict(stored: $0) }?.model)
    }
}
