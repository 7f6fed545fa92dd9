import Foundation

/// What happened on one day (UTC), or on several added up.
public struct DayFigures: Sendable, Hashable {
    /// Days since 1970-01-01; of several, the first.
    public var day: Int
    /// Pings among what was received and is still stored.
    public var pings = 0
    /// What came in and waits to be judged.
    public var queued = 0
    /// Approved by the filters.
    public var approved = 0
    /// Held by the filters.
    public var held = 0
    /// Called spam by the filters.
    public var spam = 0
    /// Approved by people, by the day of the decision; undone ones don't count.
    public var peopleApproved = 0
    /// Called spam by people.
    public var peopleSpam = 0
    /// What else people decided.
    public var peopleOther = 0

    /// A day on which nothing happened.
    public init(day: Int) { self.day = day }

    /// Everything received.
    public var received: Int { queued + approved + held + spam }

    /// Its begin.
    public var begin: Date { Date(timeIntervalSince1970: Double(day) * 86_400) }

    /// The day of an instant.
    public static func day(of instant: Date) -> Int {
        Int((instant.timeIntervalSince1970 / 86_400).rounded(.down))
    }

    /// Adds what happened on another day.
    public static func += (sum: inout DayFigures, other: DayFigures) {
        sum.pings += other.pings
        sum.queued += other.queued
        sum.approved += other.approved
        sum.held += other.held
        sum.spam += other.spam
        sum.peopleApproved += other.peopleApproved
        sum.peopleSpam += other.peopleSpam
        sum.peopleOther += other.peopleOther
    }
}

/// How long the steps of a chart are.
public enum StatisticsStep: String, Sendable, Hashable, CaseIterable {
    /// From midnight to midnight, UTC.
    case day
    /// From Monday on.
    case week
    /// Of the calendar.
    case month

    /// The day on which the step with `day` begins.
    public func begin(of day: Int) -> Int {
        switch self {
        case .day: return day
        case .week:
            // 1970-01-01 was a Thursday.
            let weekday = ((day + 3) % 7 + 7) % 7
            return day - weekday
        case .month:
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
            return day - calendar.component(.day, from: DayFigures(day: day).begin) + 1
        }
    }

    /// Days added up to steps, in their order.
    public func sums(of days: [DayFigures]) -> [DayFigures] {
        var sums: [DayFigures] = []
        for day in days {
            let begin = begin(of: day.day)
            if sums.last?.day != begin { sums.append(DayFigures(day: begin)) }
            sums[sums.count - 1] += day
        }
        return sums
    }
}
