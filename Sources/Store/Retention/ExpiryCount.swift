import GRDB
import Moderation

/// Counts what a clean-up would remove.
struct ExpiryCount {
    let database: Database
    /// Milliseconds since 1970.
    let now: Int64

    func report(_ retention: Retention) throws -> CleanupReport {
        var report = CleanupReport()
        report.heldMoved = try count(Codes.held, retention.held)
        report.spam = try count(Codes.spam, retention.spam)
        report.trash = try count(Codes.trash, retention.trash)
        report.privateFields = try count(
            "submissions WHERE status = 1 AND traced = 1 AND received_at <= ?",
            retention.privateFields)
        report.events = try count("events WHERE at <= ?", retention.events)
        return report
    }

    private func count(_ status: Int, _ span: Duration?) throws -> Int {
        try count(
            "submissions WHERE status = \(status) AND status >= 2 AND changed_at <= ?", span)
    }

    private func count(_ what: String, _ span: Duration?) throws -> Int {
        guard let span else { return 0 }
        return try Query("SELECT count(*) FROM \(what)", in: database)
            .first(.integer(now - span.milliseconds)) { $0.int(0) } ?? 0
    }
}
