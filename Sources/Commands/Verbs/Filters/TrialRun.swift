import Filters
import Foundation
import Moderation
import Service
import Store

/// Judges stored submissions with a rule and without it.
struct TrialRun {
    /// One submission that the rule hits.
    struct Hit: Sendable {
        var stored: StoredSubmission
        /// What people say of it.
        var label: Label?
        var finding: Finding
        var with: Status
        var without: Status
    }

    /// What came of it.
    struct Result: Sendable {
        var rule: Rule
        /// Submissions looked at, by present status.
        var scanned: [Status: Int] = [:]
        /// Those that people decided on.
        var labelled: [Label: Int] = [:]
        /// Hits by present status.
        var hits: [Status: Int] = [:]
        /// Hits by what people say.
        var labelledHits: [Label: Int] = [:]
        /// Hits whose status the rule changes, from and to.
        var flips: [Change: Int] = [:]
        /// The newest hits of each present status.
        var shown: [Status: [Hit]] = [:]
    }

    /// A status that the rule changes.
    struct Change: Sendable, Hashable {
        /// Where the submission stands.
        var now: Status
        var without: Status
        var with: Status
    }

    let trial: RuleTrial
    let desk: Desk
    let shown: Int

    /// Looks at every submission that a query asks for.
    ///
    /// - Throws: what the store throws.
    func run(_ query: SubmissionQuery) async throws -> Result {
        var query = query
        query.limit = 500
        var result = Result(rule: trial.subject)
        repeat {
            let page = try await desk.store.submissions(matching: query)
            for stored in page.submissions where stored.status != .queued {
                try await look(at: stored, &result)
            }
            query.cursor = page.next
        } while query.cursor != nil
        return result
    }

    private func look(at stored: StoredSubmission, _ result: inout Result) async throws {
        result.scanned[stored.status, default: 0] += 1
        let label = try await (desk.store as? any RuleStatistics)?.label(of: stored.id)
        if let label { result.labelled[label, default: 0] += 1 }
        let identities = trial.with.identities(of: stored.submission)
        let now = stored.receivedAt
        let history = try await desk.store.history(
            of: identities, on: stored.submission.post.url, excluding: stored.id, at: now)
        let verdict = trial.with.verdict(on: stored.submission, history: history, at: now)
        guard let finding = verdict.findings.first(where: { $0.rule == trial.rule }) else { return }
        let without = trial.without.verdict(on: stored.submission, history: history, at: now)
        result.hits[stored.status, default: 0] += 1
        if let label { result.labelledHits[label, default: 0] += 1 }
        if without.status != verdict.status {
            let change = Change(now: stored.status, without: without.status, with: verdict.status)
            result.flips[change, default: 0] += 1
        }
        if result.shown[stored.status, default: []].count < shown {
            result.shown[stored.status, default: []].append(
                Hit(
                    stored: stored, label: label, finding: finding, with: verdict.status,
                    without: without.status))
        }
    }
}
