import JSON
import Moderation
import Wire

/// A verdict as the database keeps it.
struct WrittenVerdict: Sendable {
    let status: Status
    /// The rules that fired, as often as they did.
    let rules: [String]
    /// The verdict as JSON in UTF-8.
    let json: [UInt8]

    /// Room for most, so that few are moved while they grow.
    private static let usualByteCount = 2_048

    init(_ verdict: Verdict) {
        // A verdict of `queued` or `trash` would be a bug; it waits for a person then.
        let isPossible = [.approved, .held, .spam].contains(verdict.status)
        status = isPossible ? verdict.status : .held
        rules = verdict.findings.map(\.rule)
        var json: [UInt8] = []
        json.reserveCapacity(Self.usualByteCount)
        verdict.json.write(into: &json)
        self.json = json
    }
}

extension Verdict {
    /// The verdict on a submission that could not be judged.
    init(heldFor error: String) {
        self.init(
            status: .held, score: 0, thresholds: Thresholds(hold: 0, spam: 0),
            summary: "held: could not be judged: \(error)",
            errors: [JudgementError(rule: nil, message: error)], filters: "")
    }

    /// Reads a verdict as the database keeps it.
    init(stored text: String) throws {
        do {
            try self.init(json: JSONValue(parsing: text, maximumByteCount: Int.max))
        } catch {
            throw StoreError(.damaged, "the database holds a broken verdict", cause: error)
        }
    }
}
