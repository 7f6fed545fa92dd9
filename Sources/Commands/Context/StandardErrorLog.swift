import Glibc
import Logging
import Text

/// Writes log lines to standard error: `winnow: error: cannot publish yet (error: …)`.
struct StandardErrorLog: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// A logger at the level of `WINNOW_LOG` (`trace` to `critical`), or `notice`.
    static func logger() -> Logger {
        let name = getenv("WINNOW_LOG").map { String(cString: $0) } ?? ""
        var logger = Logger(label: "winnow") { _ in StandardErrorLog() }
        logger.logLevel = Logger.Level(rawValue: name) ?? .notice
        return logger
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let details = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let text =
            "\(event.message)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
        StandardError.print(
            "winnow: \(event.level): \(VisibleText.escaped(text, keepingNewlines: false))")
    }
}
