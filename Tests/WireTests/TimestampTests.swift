import Foundation
import Testing
import Wire

struct TimestampTests {
    static let read: [(String, TimeInterval)] = [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:01Z", 1), ("1969-12-31T23:59:59Z", -1),
        ("2026-11-21T07:00:00Z", 1_795_244_400), ("2026-11-21t07:00:00z", 1_795_244_400),
        ("2026-11-21T08:00:00+01:00", 1_795_244_400), ("2026-11-21T08:00:00+0100", 1_795_244_400),
        ("2026-11-21T08:00:00+01", 1_795_244_400), ("2026-11-21T01:30:00-05:30", 1_795_244_400),
        ("2026-11-20T24:00:00Z", .nan), ("2026-11-21T07:00:00-00:00", 1_795_244_400),
        ("2026-11-21T07:00:00.5Z", 1_795_244_400.5),
        ("2026-11-21T07:00:00.123Z", 1_795_244_400.123),
        ("2026-11-21T07:00:00,25Z", 1_795_244_400.25),
        ("2026-11-21T07:00:00.1234567890123456789Z", 1_795_244_400.123456789),
        ("2026-11-21T07:00:00.999+00:00", 1_795_244_400.999),
        ("2016-12-31T23:59:60Z", 1_483_228_800), ("2024-02-29T00:00:00Z", 1_709_164_800),
        ("2000-02-29T00:00:00Z", 951_782_400), ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("1900-03-01T00:00:00Z", -2_203_891_200),
    ]

    @Test("RFC 3339 dates are read", arguments: read)
    func reading(text: String, seconds: TimeInterval) {
        let expected = seconds.isNaN ? nil : Date(timeIntervalSince1970: seconds)
        #expect(Timestamp.date(text) == expected)
    }

    static let refused = [
        "", "2026", "2026-11-21", "2026-11-21T07:00:00", "2026-11-21 07:00:00Z",
        "2026-11-21T07:00Z", "2026-11-21T7:00:00Z", "26-11-21T07:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z", "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-21T07:60:00Z",
        "2026-11-21T07:00:61Z", "2026-11-21T07:00:00.Z", "2026-11-21T07:00:00+1:00",
        "2026-11-21T07:00:00+24:00", "2026-11-21T07:00:00+01:60", "2026-11-21T07:00:00+01:",
        "2026-11-21T07:00:00+", "2026-11-21T07:00:00ZZ", " 2026-11-21T07:00:00Z",
        "2026-11-21T07:00:00Z\n", "2026-11-21T07:00:00Z\u{0}", "+2026-11-21T07:00:00Z",
        "-026-11-21T07:00:00Z", "２０２６-11-21T07:00:00Z", "1795244400", "yesterday",
        "2026-11-21T07:00:00." + String(repeating: "1", count: 1_000_000),
    ]

    @Test("Anything else is refused", arguments: refused)
    func refusal(text: String) {
        #expect(Timestamp.date(text) == nil)
    }

    static let written: [(TimeInterval, String)] = [
        (0, "1970-01-01T00:00:00Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
        (1_795_244_400.123, "2026-11-21T07:00:00.123Z"),
        (1_795_244_400.0004, "2026-11-21T07:00:00Z"),
        (1_795_244_400.9996, "2026-11-21T07:00:01Z"),
        (1_795_244_400.05, "2026-11-21T07:00:00.050Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"),
        (.infinity, "9999-12-31T23:59:59Z"), (-.infinity, "0000-01-01T00:00:00Z"),
        (1e300, "9999-12-31T23:59:59Z"), (-1e300, "0000-01-01T00:00:00Z"),
    ]

    @Test("Instants have one text, to the millisecond", arguments: written)
    func writing(seconds: TimeInterval, text: String) {
        #expect(Timestamp.text(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test("Every day from 0000 to 9999 is the one that Foundation says")
    func calendar() throws {
        let style = Date.ISO8601FormatStyle()
        var values = RandomValues(8)
        for day in stride(from: -719_528, through: 2_932_896, by: 211) {
            let second = Int.random(in: 0..<86_400, using: &values)
            let date = Date(timeIntervalSince1970: Double(day * 86_400 + second))
            let text = Timestamp.text(date)
            #expect(Timestamp.date(text) == date)
            // Foundation's calendar is the Julian one before 1582-10-15.
            if day > -141_428 { #expect(text == date.formatted(style)) }
        }
    }

    @Test("Milliseconds come back as they were")
    func milliseconds() {
        var values = RandomValues(9)
        for _ in 0..<20_000 {
            let date = values.date()
            #expect(Timestamp.date(Timestamp.text(date)) == date)
        }
    }
}
