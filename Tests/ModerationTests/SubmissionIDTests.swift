import Foundation
import Moderation
import TestSupport
import Testing

struct SubmissionIDTests {
    private func id(_ seconds: TimeInterval, seed: UInt64 = 1) -> SubmissionID {
        var generator = SeededRandom(seed: seed)
        return SubmissionID(at: Date(timeIntervalSince1970: seconds), using: &generator)
    }

    @Test("Ids sort by time, also across a jump of the clock")
    func order() {
        let times: [TimeInterval] = [0, 0.001, 1, 1e9, 1_795_244_400, 1_795_244_400.001, 1e10]
        let ids = times.map { id($0, seed: UInt64($0)) }
        #expect(ids == ids.sorted())
        // A clock that was set back gives ids that sort where the clock stands.
        #expect(id(500) < id(1000))
    }

    @Test(
        "Any clock gives an id that reads back",
        arguments: [
            -.infinity, -1, 0, 281_474_976_710.655, 281_474_976_711, 1e300, .infinity, .nan,
            .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        ] as [TimeInterval])
    func clocks(seconds: TimeInterval) {
        let id = id(seconds)
        #expect(SubmissionID(id.text) == id)
        #expect(id.text.utf8.count == 26)
        if seconds > 281_474_976_710 {
            #expect(id.text.hasPrefix("7ZZZZZZZZZ"))
        } else {
            #expect(id.text.hasPrefix("0000000000"))
        }
    }

    @Test("The time part is the one of the ULID specification")
    func timePart() {
        #expect(id(1_469_918_176.385).text.hasPrefix("01ARYZ6S41"))
    }

    @Test("80 bits are random: ids of one moment differ, and every character varies")
    func randomness() {
        var generator = SeededRandom(seed: 7)
        let ids = (0..<2000).map { _ in
            SubmissionID(at: Date(timeIntervalSince1970: 1), using: &generator).text
        }
        #expect(Set(ids).count == ids.count)
        for place in 10..<26 {
            #expect(Set(ids.map { Array($0.utf8)[place] }).count == 32)
        }
    }

    @Test("Lower case is read and upper case is kept")
    func parsing() {
        #expect(SubmissionID("01aryz6s41tsv4rrffq69g5fav")?.text == "01ARYZ6S41TSV4RRFFQ69G5FAV")
        #expect(SubmissionID("7ZZZZZZZZZZZZZZZZZZZZZZZZZ") != nil)
    }

    static let refused = [
        "", "0", "01ARYZ6S41TSV4RRFFQ69G5FA", "01ARYZ6S41TSV4RRFFQ69G5FAVV",
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARYZ6S41TSV4RRFFQ69G5FAI", "01ARYZ6S41TSV4RRFFQ69G5FAL",
        "01ARYZ6S41TSV4RRFFQ69G5FAO", "01ARYZ6S41TSV4RRFFQ69G5FAU", "01ARYZ6S41TSV4RRFFQ69G5F/.",
        "01ARYZ6S41TSV4RRFFQ69G5FA\u{0}", "01ARYZ6S41TSV4RRFFQ69G5FA\u{17F}",
        "01ARYZ6S41TSV4RRFFQ69G5F\u{17F}", "01ARYZ6S41TSV4RRFFQ69G5\u{FB00}",
        " 01ARYZ6S41TSV4RRFFQ69G5FA", String(repeating: "0", count: 1_000_000),
    ]

    @Test("Anything but an id is refused, look-alike letters too", arguments: refused)
    func refusal(text: String) {
        #expect(SubmissionID(text) == nil)
    }
}
