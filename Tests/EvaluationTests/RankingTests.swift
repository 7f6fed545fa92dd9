import Evaluation
import Testing

@Suite("Rankings and intervals")
struct RankingTests {
    private func scores(spam: [Double], ham: [Double]) -> [LabelledScore] {
        spam.map { LabelledScore(isSpam: true, score: $0) }
            + ham.map { LabelledScore(isSpam: false, score: $0) }
    }

    @Test("the area counts pairs in the right order, ties half")
    func area() {
        #expect(Ranking(scores(spam: [3, 4], ham: [1, 2])).area == 1)
        #expect(Ranking(scores(spam: [1, 2], ham: [3, 4])).area == 0)
        #expect(Ranking(scores(spam: [1, 1], ham: [1, 1])).area == 0.5)
        // Pairs: 2>1, 2=2, 5>1, 5>2, so 3.5 of 4.
        #expect(Ranking(scores(spam: [2, 5], ham: [1, 2])).area == 0.875)
        #expect(Ranking(scores(spam: [2], ham: [])).area == nil)
    }

    @Test("recall is what stands above the ham that may pass")
    func recall() {
        let hundred = (1...100).map(Double.init)
        let ranking = Ranking(scores(spam: [99.5, 100.5, 50], ham: hundred))
        #expect(ranking.recall(atFalsePositives: 0) == 1.0 / 3)
        #expect(ranking.recall(atFalsePositives: 0.01) == 2.0 / 3)
        #expect(ranking.recall(atFalsePositives: 1) == 1)
        // A tie with ham that may not pass is not caught.
        #expect(Ranking(scores(spam: [1], ham: [1])).recall(atFalsePositives: 0) == 0)
    }

    @Test("Wilson's bounds are those of the textbook")
    func wilson() throws {
        let interval = try #require(Interval(1, of: 10))
        #expect(abs(interval.low - 0.0179) < 0.0001)
        #expect(abs(interval.high - 0.4042) < 0.0001)
        #expect(Interval(0, of: 10)?.low == 0)
        #expect(Interval(0, of: 0) == nil)
    }

    @Test("drawing again gives the same bounds, around the figure")
    func bootstrap() throws {
        let scores = scores(spam: (0..<40).map { Double($0) }, ham: (0..<40).map { Double($0) - 9 })
        let first = try #require(Interval(scores) { Ranking($0).area })
        #expect(first == Interval(scores) { Ranking($0).area })
        #expect(first.low < first.value && first.value < first.high)
    }

    @Test("calibration finds the line, and none without both labels")
    func calibration() {
        let scores = scores(spam: [0, 2, 3, 4, 5], ham: [-1, 0, 1, 2, 3])
        let line = Calibration(scores)
        #expect(line.slope > 0.3 && line.offset < 0)
        let doubled = Calibration(
            scores.map { LabelledScore(isSpam: $0.isSpam, score: $0.score * 2) })
        #expect(abs(doubled.slope * 2 - line.slope) < 1e-4)
        #expect(Calibration([]).slope == 1)
    }

    @Test("templates keep one part of each group")
    func templates() {
        let texts = Set(Spintax("{a|b{c|d}} x} {").expansions(100))
        #expect(texts == ["a x} ", "bc x} ", "bd x} "])
    }
}
