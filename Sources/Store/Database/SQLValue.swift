import Foundation

/// A value on its way into a statement.
enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    static func optional(_ number: Int64?) -> SQLValue { number.map(SQLValue.integer) ?? .null }

    static func int(_ number: Int) -> SQLValue { .integer(Int64(number)) }

    static func flag(_ isSet: Bool) -> SQLValue { .integer(isSet ? 1 : 0) }

    static func date(_ date: Date) -> SQLValue { .integer(date.milliseconds) }

    static func optional(_ date: Date?) -> SQLValue { optional(date?.milliseconds) }
}

extension Date {
    /// Milliseconds since 1970, to the nearest; what is out of range stops at its end.
    var milliseconds: Int64 {
        let value = (timeIntervalSince1970 * 1000).rounded()
        // 2^53: beyond it a time is nonsense, and sums of two must not overflow.
        return value.isNaN
            ? 0 : Int64(min(max(value, -9_007_199_254_740_992), 9_007_199_254_740_992))
    }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Duration {
    /// Whole milliseconds; what is longer than any time between two dates stays so.
    var milliseconds: Int64 {
        let limit: Int64 = 1_000_000_000_000_000
        let seconds = min(max(components.seconds, -limit), limit)
        return seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
