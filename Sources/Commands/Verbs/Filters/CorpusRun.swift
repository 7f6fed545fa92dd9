import Filters
import Foundation
import Moderation
import Wire

/// Judges a corpus, and counts what each rule did.
struct CorpusRun: Sendable {
    /// What came of it.
    struct Result: Sendable {
        var tally: RuleTally
        /// The first submissions whose status isn't that of the baseline.
        var flipped: [Flipped] = []
        var badLines = 0
        /// The first lines that couldn't be read.
        var bad: [Corpus.BadLine] = []
    }

    /// A submission whose status isn't that of the baseline.
    struct Flipped: Sendable {
        var file: String
        var line: Int
        var label: Label?
        var from: Status
        var to: Status
        /// Why it stands there now.
        var summary: String
    }

    /// So many are named.
    static let flippedLimit = 10

    let ruleSet: RuleSet
    let baseline: Baseline?

    /// Judges every line.
    ///
    /// - Throws: `CommandFailure` if a file can't be read.
    func run(_ files: [String]) async throws -> Result {
        let judge = FilterJudge(ruleSet: ruleSet, rests: nil)
        let now = SystemClock().now()
        let baseline = baseline
        var result = Result(tally: RuleTally(ruleSet))
        let bad = try await Corpus(files: files).forEachPiece(start: result) { entry, value in
            let submission = entry.labelled.submission
            let verdict = judge.verdict(
                on: submission, history: History(), at: submission.submittedAt ?? now)
            let before = baseline?.status(of: entry, at: now)
            value.tally.add(verdict, label: entry.labelled.label, baseline: before)
            guard let before, before != verdict.status,
                value.flipped.count < Self.flippedLimit
            else { return }
            value.flipped.append(
                Flipped(
                    file: entry.file, line: entry.line, label: entry.labelled.label,
                    from: before, to: verdict.status, summary: verdict.summary))
        } merge: { part in
            result.tally.merge(part.tally)
            result.flipped = Array(
                (result.flipped + part.flipped).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
                    .prefix(Self.flippedLimit))
        }
        (result.badLines, result.bad) = bad
        return result
    }
}
