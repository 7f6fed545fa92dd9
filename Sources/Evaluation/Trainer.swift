import Classifier
import Foundation

/// Trains a model from nothing: logistic regression with a penalty on the squares of the weights, by
/// stochastic descent in an order that is the same in every run.
public struct Trainer: Sendable {
    /// The penalty on squared weights.
    public var penalty = 3e-4
    /// How often each example is seen.
    public var rounds = 20
    /// The first steps' size.
    public var rate = 0.1

    /// The settings the starter is made with.
    public init() {}

    /// A model of these examples.
    public func model(_ examples: [TrainingExample], featureVersion: UInt32) -> Model {
        var weights = [Double](repeating: 0, count: Model.size)
        // The true weights are `scale` times these, so that the penalty touches one number only.
        var scale = 1.0
        var bias = 0.0
        var random = SeededNumbers(seed: 1)
        let total = examples.reduce(0) { $0 + $1.weight }
        let mean = total / Double(max(1, examples.count))
        var order = Array(examples.indices)
        let vectors = examples.map { $0.features.features }
        var seen = 0.0
        for _ in 0..<rounds {
            order.shuffle(using: &random)
            for position in order {
                let example = examples[position]
                let features = vectors[position]
                var score = 0.0
                for feature in features {
                    score += weights[Int(feature.index)] * Double(feature.value)
                }
                let probability = Model.probability(bias + score * scale / 128)
                let step = rate / (1 + rate * penalty * seen)
                let error = ((example.isSpam ? 1 : 0) - probability) * example.weight / mean
                scale *= 1 - step * penalty
                let change = step * error / scale / 128
                for feature in features {
                    weights[Int(feature.index)] += change * Double(feature.value)
                }
                bias += step * error * 0.05
                seen += 1
            }
        }
        return Model(
            weights: weights.map { $0 * scale }, bias: bias, featureVersion: featureVersion)
    }
}
