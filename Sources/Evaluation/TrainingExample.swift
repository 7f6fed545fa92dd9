import Classifier

/// One example to train a starter on.
public struct TrainingExample: Sendable {
    /// What the model sees of it.
    public var features: FeatureVector
    /// What a person said of it.
    public var isSpam: Bool
    /// How much it counts; 1 is once.
    public var weight: Double

    /// An example.
    public init(features: FeatureVector, isSpam: Bool, weight: Double = 1) {
        self.features = features
        self.isSpam = isSpam
        self.weight = weight
    }
}
