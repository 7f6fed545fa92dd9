import Evaluation
import Testing

@Suite("A labelled score")
struct LabelledScoreTests {
    @Test("differs by its label")
    func difference() {
        #expect(LabelledScore(isSpam: true, score: 1) != LabelledScore(isSpam: false, score: 1))
    }
}
