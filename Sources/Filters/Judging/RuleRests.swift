import Foundation
import Moderation
import Synchronization

/// Which rules keep hitting their limits, and therefore rest.
///
/// A rule rests for ten minutes after hits by three different senders, or ten hits at all, within
/// ten minutes. Meanwhile it is not run, and what it would have searched is held. Afterwards it
/// is tried again; if it hits a limit within the next hour it rests at once, twice as long, up to
/// an hour. Judges that follow each other can share one value, so that loading the filters again
/// or learning does not end the rest of a rule that stayed the same. Safe to use from any task.
public final class RuleRests: Sendable {
    private let budget: Budget
    private let onRest: @Sendable (RuleRest) -> Void
    private let records = Mutex<[RuleVersion: LimitHits]>([:])

    /// Remembers nothing yet.
    ///
    /// - Parameter onRest: told whenever a rule begins to rest, on the judging task.
    public convenience init(onRest: @escaping @Sendable (RuleRest) -> Void = { _ in }) {
        self.init(budget: Budget(), onRest: onRest)
    }

    init(budget: Budget, onRest: @escaping @Sendable (RuleRest) -> Void = { _ in }) {
        self.budget = budget
        self.onRest = onRest
    }

    /// How many rules are remembered.
    var count: Int { records.withLock(\.count) }

    /// The rests that go on at an instant.
    func rests(at now: Date) -> [RuleVersion: RuleRest] {
        records.withLock { records in
            if records.isEmpty { return [:] }
            var rests: [RuleVersion: RuleRest] = [:]
            for (rule, record) in records {
                guard let rest = record.rest(at: now) else { continue }
                rests[rule] = RuleRest(rule: rule.rule, began: rest.began, ends: rest.ends)
            }
            return rests
        }
    }

    /// Counts that a submission made rules hit their limits: once each, however often it did.
    func add(_ rules: Set<RuleVersion>, by sender: String, at now: Date) {
        // Seeded by the process, so nobody can prepare a collision.
        let sender = sender.hashValue
        let begun = records.withLock { records in
            rules.filter { rule in
                makeRoom(for: rule, in: &records, at: now)
                return records[rule, default: LimitHits(budget: budget)].add(by: sender, at: now)
            }
        }
        let rests = begun.isEmpty ? [:] : self.rests(at: now)
        for rule in begun.sorted(by: { $0.rule < $1.rule }) { rests[rule].map(onRest) }
    }

    /// Forgetting a rule is safe: it is tried again.
    private func makeRoom(
        for rule: RuleVersion, in records: inout [RuleVersion: LimitHits], at now: Date
    ) {
        guard records.count >= budget.rememberedRules, records[rule] == nil else { return }
        records = records.filter { !$0.value.isOver(at: now) }
        guard records.count >= budget.rememberedRules else { return }
        let spare = records.first { $0.value.rest(at: now) == nil } ?? records.first
        if let spare { records[spare.key] = nil }
    }
}
