import Foundation

/// Instants as text: ISO 8601 in UTC outside, `Date` inside.
public enum Timestamp {
    private static let whole = Date.ISO8601FormatStyle()
    private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// `2026-11-21T07:00:00Z`, with milliseconds if there are any.
    public static func text(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        let isWhole = milliseconds.truncatingRemainder(dividingBy: 1000) == 0
        let rounded = Date(timeIntervalSince1970: milliseconds / 1000)
        return rounded.formatted(isWhole ? whole : fractional)
    }

    /// Reads an ISO 8601 date and time with a time zone; nil for anything else.
    public static func date(_ text: String) -> Date? {
        (try? whole.parse(text)) ?? (try? fractional.parse(text))
    }
}
