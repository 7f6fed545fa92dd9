import Filters
import Foundation

/// Figures as the rule-writer's tables show them.
enum Figures {
    /// `12.3 %`, `0.04 %`, `0`; as exact as it is worth.
    static func percent(_ share: Double?) -> String {
        guard let share else { return "" }
        let percent = share * 100
        if percent == 0 { return "0" }
        return fixed(percent, percent < 1 || percent > 99 && percent < 100 ? 2 : 1)
    }

    /// `0.973`; empty for nil.
    static func ratio(_ ratio: Double?) -> String { ratio.map { fixed($0, 3) } ?? "" }

    /// Microseconds from nanoseconds: `1.25`, `120`.
    static func microseconds(_ nanoseconds: Double) -> String {
        let value = nanoseconds / 1000
        return fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0)
    }

    /// `95 % (88–98)`: a share with its interval; empty of nothing.
    static func interval(_ proportion: Proportion) -> String {
        guard let share = proportion.share else { return "" }
        let whole = { (share: Double) in String(Int((share * 100).rounded())) }
        let range = proportion.interval
        return "\(whole(share)) % (\(whole(range.lowerBound))–\(whole(range.upperBound)))"
    }

    static func fixed(_ number: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", number)
    }
}
