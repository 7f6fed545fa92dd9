import Foundation

/// Instants as text: ISO 8601 in UTC outside, `Date` inside.
///
/// `Date.ISO8601FormatStyle` cuts milliseconds off where they are not exact in binary, so that
/// .123 is written as .122; hence our own. Both directions take a fraction of a microsecond.
public enum Timestamp {
    /// `2026-11-21T07:00:00Z`, with milliseconds if there are any.
    ///
    /// Instants outside the years 0000 to 9999 are written as the nearest that has a text, and
    /// not-a-number as 1970.
    public static func text(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        let limited = seconds.isNaN ? 0 : min(max(seconds, earliest), latest)
        let milliseconds = min(Int((limited * 1000).rounded()), Int(latest) * 1000 + 999)
        let (second, fraction) = milliseconds.quotientAndPositiveRemainder(dividingBy: 1000)
        let (day, time) = second.quotientAndPositiveRemainder(dividingBy: 86_400)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var digits = DigitWriter(buffer: buffer)
            let date = CivilDate(day: day)
            digits.write(date.year, count: 4, then: "-")
            digits.write(date.month, count: 2, then: "-")
            digits.write(date.dayOfMonth, count: 2, then: "T")
            digits.write(time / 3600, count: 2, then: ":")
            digits.write(time / 60 % 60, count: 2, then: ":")
            digits.write(time % 60, count: 2, then: fraction == 0 ? "Z" : ".")
            if fraction != 0 { digits.write(fraction, count: 3, then: "Z") }
            return digits.count
        }
    }

    /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z, in seconds since 1970.
    private static let earliest = -62_167_219_200.0
    private static let latest = 253_402_300_799.0

    /// Reads a date and time as in RFC 3339, section 5.6; nil for anything else.
    ///
    /// The time zone may also be written `+0100` or `+01`. Digits of a fraction after the ninth
    /// are ignored, and a leap second is the second after it.
    public static func date(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = TimestampReader(bytes: bytes)
            return reader.date()
        }
    }
}

/// Writes numbers of a fixed width into a buffer.
private struct DigitWriter {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    mutating func write(_ number: Int, count width: Int, then mark: Unicode.Scalar) {
        var rest = number
        for place in stride(from: count + width - 1, through: count, by: -1) {
            buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        buffer[count + width] = UInt8(ascii: mark)
        count += width + 1
    }
}

extension Int {
    /// Division that rounds down, so that instants before 1970 have a time of day too.
    fileprivate func quotientAndPositiveRemainder(dividingBy divisor: Int) -> (Int, Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
