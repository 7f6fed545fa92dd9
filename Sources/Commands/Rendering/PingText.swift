import Moderation
import Wire

/// Pings for people.
enum PingText {
    /// A ping that waits.
    static func lines(_ ping: WaitingPing) -> [String] {
        var lines = [
            "\(ping.id)  \(ping.kind.rawValue)  received \(Timestamp.text(ping.receivedAt))",
            "  \(Phrases.safe(ping.source)) → \(Phrases.safe(ping.target))",
        ]
        if let failure = ping.failure {
            lines.append(
                "  tried \(Phrases.count(ping.attempts, "time")): \(Phrases.safe(failure)); "
                    + "again at \(Timestamp.text(ping.dueAt))")
        }
        return lines
    }

    /// A mention that was sent, or would be.
    static func line(_ ping: SentPing) -> String {
        let way = ping.kind.map { "\($0.rawValue) to \(Phrases.safe(ping.endpoint ?? ""))" }
        return "\(ping.isDone ? "ok  " : "—   ")\(Phrases.safe(ping.target))"
            + (way.map { "  \($0)" } ?? "") + "  \(Phrases.safe(ping.answer))"
    }
}
