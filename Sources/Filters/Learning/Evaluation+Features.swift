import Classifier
import Moderation

extension Evaluation {
    /// What the model sees; complete as soon as the rules that don't need the model were tried.
    var features: FeatureVector {
        var sink = VectorSink()
        extraction.run(into: &sink)
        return sink.builder.vector
    }

    /// Makes the features.
    var extraction: FeatureExtraction {
        FeatureExtraction(
            subject: subject, fired: rules.learning.teachers.filter { fired[$0.index] },
            matchCount: { matches[$0].count }, id: { rules.rules[$0].rule.id })
    }
}
