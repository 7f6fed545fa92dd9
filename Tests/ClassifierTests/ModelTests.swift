import Classifier
import Testing

@Suite("A model")
struct ModelTests {
    @Test("what was added is taken away exactly")
    func unlearning() {
        var model = Model()
        let vector = FeatureVector([.init(hash: 1), .init(hash: 77, value: 0.3)])
        let step = model.step(for: vector, isSpam: true)
        model.add(vector, step: step)
        #expect(model.probability(vector) > 0.5)
        model.add(vector, step: -step)
        #expect(model.weights == Model().weights)
    }
}
