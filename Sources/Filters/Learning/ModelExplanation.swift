import Classifier
import Moderation

/// Why a model thinks what it thinks of one submission.
public struct ModelExplanation: Sendable, Hashable {
    /// One thing that moved the model.
    public struct Reason: Sendable, Hashable {
        /// What it is, such as `name: cheap` or `rule NAME_OF_KEYWORDS`.
        public var words: String
        /// How far it moved the model, in natural log-odds; positive speaks for spam.
        public var weight: Double
        /// Where it stands; nil for what has no place.
        public var match: Finding.Match?
    }

    /// The probability of spam, 0 to 1.
    public let probability: Double
    /// What moved the model most, strongest first.
    public let reasons: [Reason]

    /// Explains what a model saw of a subject.
    init(of features: FeatureCollector, by model: Model, subject: Subject, limit: Int) {
        probability = model.probability(features.vector)
        reasons = features.reasons(by: model, subject: subject, limit: limit)
    }
}
