import Foundation

/// Reads an instant from left to right.
struct TimestampReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The instant; nil if the text is anything but one.
    mutating func date() -> Date? {
        guard let year = number(4), take("-"), let month = number(2), take("-"),
            let dayOfMonth = number(2), take("T") || take("t"),
            let date = CivilDate(year: year, month: month, dayOfMonth: dayOfMonth),
            let time = timeOfDay(), let fraction = fraction(), let offset = offset(),
            place == bytes.count
        else { return nil }
        let seconds = date.day * 86_400 + time - offset
        guard fraction.isMultiple(of: 1_000_000) else {
            return Date(timeIntervalSince1970: Double(seconds) + Double(fraction) / 1e9)
        }
        // One rounding only, so that milliseconds come back as they were written.
        let milliseconds = seconds * 1000 + fraction / 1_000_000
        return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// Seconds since midnight.
    private mutating func timeOfDay() -> Int? {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60,
            take(":"), let second = number(2), second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Nanoseconds; 0 if there is no fraction, nil if there is a mark without digits.
    private mutating func fraction() -> Int? {
        guard take(".") || take(",") else { return 0 }
        var nanoseconds = 0
        var unit = 100_000_000
        let start = place
        while let digit = digit() {
            nanoseconds += digit * unit
            unit /= 10
        }
        return place == start ? nil : nanoseconds
    }

    /// Seconds east of Greenwich.
    private mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2), hours < 24 else { return nil }
        var minutes = 0
        if place < bytes.count {
            _ = take(":")
            guard let given = number(2), given < 60 else { return nil }
            minutes = given
        }
        let seconds = hours * 3600 + minutes * 60
        return isWest ? -seconds : seconds
    }

    private mutating func number(_ count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    private mutating func digit() -> Int? {
        guard place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place])
        else { return nil }
        defer { place += 1 }
        return Int(bytes[place] - UInt8(ascii: "0"))
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }
}
