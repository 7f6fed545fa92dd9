import Classifier
import Foundation
import Testing

@Suite("A model")
struct ModelTests {
    private let spam = FeatureVector([.init(hash: 1 << 20), .init(hash: 77 << 20, value: 40)])
    private let ham = FeatureVector([.init(hash: 1 << 20), .init(hash: 99 << 20, value: 255)])

    @Test("what was added is taken away exactly, in any order")
    func unlearning() {
        var model = Model()
        let empty = model.weightsDigest
        var steps: [(FeatureVector, Int32)] = []
        for _ in 0..<20 {
            for (vector, isSpam) in [(spam, true), (ham, false)] {
                let step = model.step(for: vector, isSpam: isSpam)
                model.add(vector, step: step)
                steps.append((vector, step))
            }
        }
        #expect(model.probability(spam) > 0.8)
        #expect(model.probability(ham) < 0.2)
        for (vector, step) in steps { model.add(vector, step: -step) }
        #expect(model.weightsDigest == empty)
        #expect(model.probability(spam) == 0.5)
    }

    @Test("the sum of the steps takes several lessons away at once, also when it wraps")
    func sums() {
        var model = Model()
        let empty = model.weightsDigest
        model.add(spam, step: .max)
        model.add(spam, step: 5)
        model.add(spam, step: 0 &- (Int32.max &+ 5))
        #expect(model.weightsDigest == empty)
    }

    @Test("a copy is not changed with the model")
    func copies() {
        var model = Model()
        let copy = model
        model.add(spam, step: 100)
        #expect(copy.score(spam) == 0)
        #expect(model.score(spam) > 0)
    }

    @Test("what it is sure of teaches nothing")
    func margin() {
        var model = Model()
        model.add(spam, step: 100_000)
        #expect(model.step(for: spam, isSpam: true) == 0)
        #expect(model.step(for: spam, isSpam: false) < 0)
        #expect(model.step(for: FeatureVector(), isSpam: true) == 0)
    }

    @Test("a label with far more examples than the other moves it less and less")
    func dominance() {
        let model = Model()
        let full = model.step(for: spam, isSpam: true)
        let many = Model.Balance(ham: 0, spam: 3_000)
        #expect(model.step(for: spam, isSpam: true, balance: many) * 50 < full)
        #expect(model.step(for: spam, isSpam: false, balance: many) < -full)
    }

    @Test("a score is the sum of what the features contribute")
    func contributions() {
        let model = Model(
            weights: (0..<Model.size).map { Double($0 % 7) - 3 }, bias: 0.25, featureVersion: 1)
        let sum = ham.features.reduce(0.25) { $0 + model.contribution(of: $1) }
        #expect(abs(model.score(ham) - sum) < 1e-9)
    }
}
