import Synchronization

/// The rows of submissions that this process has claimed, by the claims' tokens, so that they need
/// not be read again when the verdict comes.
///
/// A lease ends with every change of its submission, so a row is as it was while its lease stands;
/// whether it stands is for the database to say.
final class ClaimedRows: Sendable {
    private let rows = Mutex<[Int64: SubmissionRow]>([:])

    /// Claims that never come back must not be kept for ever.
    private static let maximumCount = 20_000

    /// Keeps the rows of new claims.
    func insert(_ new: [(token: Int64, row: SubmissionRow)]) {
        rows.withLock { rows in
            if rows.count + new.count > Self.maximumCount { rows = [:] }
            for (token, row) in new { rows[token] = row }
        }
    }

    /// Takes out the rows of these claims; nil where a row was not kept.
    func take(_ tokens: [Int64]) -> [SubmissionRow?] {
        rows.withLock { rows in tokens.map { rows.removeValue(forKey: $0) } }
    }
}
