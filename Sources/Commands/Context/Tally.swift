import JSON
import Moderation
import Synchronization

/// Counts verdicts by status.
final class Tally: Sendable {
    private let counts = Mutex<[Status: Int]>([:])

    /// Counts a batch.
    func add(_ judgements: [Judgement]) {
        for judgement in judgements { add(judgement.verdict.status) }
    }

    /// Counts one.
    func add(_ status: Status) { counts.withLock { $0[status, default: 0] += 1 } }

    /// How many came to a status.
    func count(_ status: Status) -> Int { counts.withLock { $0[status] ?? 0 } }

    /// `judged 12: 7 approved, 3 held, 2 spam; published 7`.
    func text(_ published: Int) -> String {
        let parts = [Status.approved, .held, .spam].map { "\(count($0)) \($0.rawValue)" }
        let total = Status.allCases.map(count).reduce(0, +)
        return "judged \(total): \(parts.joined(separator: ", ")); published \(published)"
    }

    /// The same for programs.
    func json(_ published: Int) -> JSONValue {
        [
            "approved": .integer(Int64(count(.approved))), "held": .integer(Int64(count(.held))),
            "spam": .integer(Int64(count(.spam))), "published": .integer(Int64(published)),
        ]
    }
}
