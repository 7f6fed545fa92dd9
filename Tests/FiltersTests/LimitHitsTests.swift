import Foundation
import Testing

@testable import Filters

@Suite("Limit hits of one rule")
struct LimitHitsTests {
    /// Hits as minute and sender, and the minutes in which the last rest begins and ends.
    struct Course: Sendable, CustomTestStringConvertible {
        var name: String
        var hits: [(minute: Double, sender: Int)]
        var rest: Range<Double>?

        var testDescription: String { name }
    }

    static let courses = [
        Course(name: "none", hits: [], rest: nil),
        Course(name: "two senders", hits: [(0, 1), (1, 2)], rest: nil),
        Course(name: "three senders", hits: [(0, 1), (1, 2), (2, 3)], rest: 2..<12),
        Course(
            name: "one sender again and again", hits: (0..<9).map { (Double($0) / 2, 1) }, rest: nil
        ),
        Course(
            name: "ten of one sender", hits: (0..<10).map { (Double($0) / 2, 1) }, rest: 4.5..<14.5),
        Course(name: "three senders, slowly", hits: [(0, 1), (6, 2), (11, 3)], rest: nil),
        Course(name: "slowly, then fast", hits: [(0, 1), (6, 2), (11, 3), (12, 1)], rest: 12..<22),
        Course(
            name: "more while it rests", hits: [(0, 1), (0, 2), (0, 3), (1, 4), (9, 5), (9, 6)],
            rest: 0..<10),
        Course(
            name: "again after the rest", hits: [(0, 1), (0, 2), (0, 3), (11, 1)], rest: 11..<31),
        Course(
            name: "again and again",
            hits: [(0, 1), (0, 2), (0, 3), (11, 1), (40, 1), (90, 1), (200, 1)], rest: 200..<260),
        Course(
            name: "long after the rest", hits: [(0, 1), (0, 2), (0, 3), (71, 1), (71, 2)],
            rest: nil),
        Course(
            name: "anew long after", hits: [(0, 1), (0, 2), (0, 3), (71, 1), (71, 2), (72, 3)],
            rest: 72..<82),
        Course(
            name: "the clock is set back a little", hits: [(60, 1), (60, 2), (60, 3), (50, 1)],
            rest: 50..<60),
        Course(
            name: "the clock is set back far", hits: [(9999, 1), (9999, 2), (9999, 3), (50, 1)],
            rest: nil),
    ]

    private func instant(_ minute: Double) -> Date { .fixed.addingTimeInterval(minute * 60) }

    @Test("A rest begins, lasts and is forgotten as it should", arguments: courses)
    func rests(_ course: Course) {
        var hits = LimitHits(budget: Budget())
        var last = 0.0
        for hit in course.hits {
            _ = hits.add(by: hit.sender, at: instant(hit.minute))
            last = hit.minute
        }
        let rest = hits.rest(at: instant(last))
        #expect(rest?.began == course.rest.map { instant($0.lowerBound) })
        #expect(rest?.ends == course.rest.map { instant($0.upperBound) })
        guard let range = course.rest else { return }
        #expect(hits.rest(at: instant(range.lowerBound - 0.1)) == nil)
        #expect(hits.rest(at: instant(range.upperBound - 0.1)) != nil)
        #expect(hits.rest(at: instant(range.upperBound)) == nil)
    }

    @Test("Only the hit that begins a rest says so")
    func beginnings() {
        var hits = LimitHits(budget: Budget())
        let begun = [(0.0, 1), (0, 2), (0, 3), (1, 4), (11, 5), (12, 6)].map {
            hits.add(by: $0.1, at: instant($0.0))
        }
        #expect(begun == [false, false, true, false, true, false])
    }

    @Test("What is long past doesn't matter, whichever way the clock went")
    func oblivion() {
        var hits = LimitHits(budget: Budget())
        #expect(hits.isOver(at: instant(0)))
        _ = hits.add(by: 1, at: instant(0))
        #expect(!hits.isOver(at: instant(9)))
        #expect(hits.isOver(at: instant(10)) && hits.isOver(at: instant(-10)))
        for sender in 2...3 { _ = hits.add(by: sender, at: instant(1)) }
        #expect(!hits.isOver(at: instant(70)))
        #expect(hits.isOver(at: instant(71)) && hits.isOver(at: instant(-70)))
    }
}
