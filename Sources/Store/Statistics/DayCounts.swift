import Foundation
import GRDB
import Moderation

/// Counts what happened, day by day.
struct DayCounts {
    let since: Date
    let until: Date
    let database: Database

    private static let dayLength: Int64 = 86_400_000
    /// The most days that are told apart; what came before the earliest is left out.
    private static let dayLimit = 4000

    init(since: Date, until: Date, in database: Database) {
        let earliest = until.addingTimeInterval(-Double(Self.dayLimit) * 86_400)
        self.since = max(since, earliest)
        self.until = until
        self.database = database
    }

    /// The first day of which all events are kept.
    func completeFrom() throws -> Int {
        let first = DayFigures.day(of: since)
        let oldest = try Query("SELECT at FROM events ORDER BY cursor LIMIT 1", in: database)
            .first { $0.date(0) }
        let isWhole =
            try Query("SELECT 1 FROM events WHERE cursor = 1", in: database)
            .first { _ in true } ?? false
        guard let oldest, !isWhole else { return oldest == nil ? today + 1 : first }
        return max(first, DayFigures.day(of: oldest) + 1)
    }

    private var today: Int { DayFigures.day(of: until) }

    /// All days, with these decisions on them.
    func days(decisions: [DecidedSample.Row]) throws -> [DayFigures] {
        let first = DayFigures.day(of: since)
        guard first <= today else { return [] }
        var days = (first...today).map { DayFigures(day: $0) }
        let completeFrom = min(max(first, try completeFrom()), today + 1)
        for place in days.indices {
            if days[place].day < completeFrom {
                try addStanding(to: &days[place])
            }
        }
        try addVerdicts(to: &days, from: completeFrom - first)
        let change = { (instant: Date, change: (inout DayFigures) -> Void) in
            let place = DayFigures.day(of: instant) - first
            if days.indices.contains(place) { change(&days[place]) }
        }
        for received in try queued() { change(received) { $0.queued += 1 } }
        for received in try pings() { change(received) { $0.pings += 1 } }
        for row in decisions where !row.isUndone { change(row.at) { $0.add(row) } }
        return days
    }

    /// Begin of a day, or of the period within its first.
    private func begin(of day: Int) -> Int64 {
        max(since.milliseconds, Int64(day) * Self.dayLength)
    }

    /// Adds what is still stored of a day, by where it stands.
    private func addStanding(to day: inout DayFigures) throws {
        let count = try Query(
            """
            SELECT count(*) FROM submissions INDEXED BY submissions_status
            WHERE status = ? AND received_at >= ? AND received_at < ?
            """, in: database)
        let (low, high) = (begin(of: day.day), Int64(day.day + 1) * Self.dayLength)
        for status in Status.allCases where status != .queued {
            let number = try count.first(.int(status.code), .integer(low), .integer(high)) {
                $0.int(0)
            }
            day.add(status, number ?? 0)
        }
    }

    /// Adds what the filters said from one of the days on. Events are in order of time, so a few
    /// looks tell where each day's begin.
    private func addVerdicts(to days: inout [DayFigures], from first: Int) throws {
        guard days.indices.contains(first) else { return }
        let count = try Query(
            """
            SELECT sum(became = 1), sum(became = 2), sum(became = 3) FROM events
            WHERE cursor >= ? AND cursor < ? AND kind = 0
            """, in: database)
        var low = try firstRow("events", "cursor", "at", from: begin(of: days[first].day))
        for place in first..<days.count {
            let next = begin(of: days[place].day + 1)
            let high = try firstRow("events", "cursor", "at", from: next)
            let sums = try count.first(.integer(low), .integer(high)) {
                ($0.int(0), $0.int(1), $0.int(2))
            }
            days[place].approved += sums?.0 ?? 0
            days[place].held += sums?.1 ?? 0
            days[place].spam += sums?.2 ?? 0
            low = max(low, high)
        }
    }

    /// The key of the first row of an instant or later, found by halving in a table whose rows
    /// are in order of time; a clock that jumped back puts a few to another day.
    private func firstRow(
        _ table: String, _ key: String, _ time: String, from instant: Int64
    ) throws -> Int64 {
        let bounds =
            try Query("SELECT min(\(key)), max(\(key)) FROM \(table)", in: database)
            .first { $0.isNull(0) ? nil : ($0.int64(0), $0.int64(1)) } ?? nil
        guard let bounds else { return 0 }
        var (low, high) = (bounds.0, bounds.1 + 1)
        let next = try Query(
            "SELECT \(time) FROM \(table) WHERE \(key) >= ? ORDER BY \(key) LIMIT 1", in: database)
        while low < high {
            let middle = low + (high - low) / 2
            let at = try next.first(.integer(middle)) { $0.int64(0) } ?? Int64.max
            if at < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func queued() throws -> [Date] {
        try Query(
            """
            SELECT received_at FROM submissions INDEXED BY submissions_status
            WHERE status = 0 AND received_at >= ?
            """, in: database
        ).all([.date(since)]) { $0.date(0) }
    }

    /// When pings came. No index knows them, so that all rows of the period are looked at.
    private func pings() throws -> [Date] {
        let total =
            try Query("SELECT sum(number) FROM counts WHERE kind <> 0", in: database)
            .first { $0.int(0) } ?? 0
        guard total > 0 else { return [] }
        let first = try firstRow("submissions", "seq", "received_at", from: since.milliseconds)
        return try Query(
            "SELECT received_at FROM submissions WHERE seq >= ? AND kind <> 0", in: database
        ).all([.integer(first)]) { $0.date(0) }
    }
}

extension DayFigures {
    fileprivate mutating func add(_ status: Status, _ count: Int) {
        switch status {
        case .queued: queued += count
        case .approved: approved += count
        case .held: held += count
        case .spam, .trash: spam += count
        }
    }

    fileprivate mutating func add(_ decision: DecidedSample.Row) {
        switch decision.action {
        case .approve: peopleApproved += 1
        case .spam: peopleSpam += 1
        default: peopleOther += 1
        }
    }
}
