import Classifier
import Filters
import Foundation
import Moderation

/// A labelled submission of a corpus, with what the model sees of it.
public struct EvaluationCase: Sendable {
    /// The submission.
    public var submission: Submission
    /// Whether a person called it spam.
    public var isSpam: Bool
    /// What is left out together, such as one blog.
    public var group: String
    /// The corpus, by which examples are weighed in training.
    public var corpus: String
    /// Where it stands: file and line.
    public var place: String
    /// What the model sees.
    public var features: FeatureVector

    /// A submission of a corpus.
    public init(
        submission: Submission, isSpam: Bool, group: String, corpus: String, place: String,
        features: FeatureVector
    ) {
        self.submission = submission
        self.isSpam = isSpam
        self.group = group
        self.corpus = corpus
        self.place = place
        self.features = features
    }

    /// Whether the sender names a site, which in most corpora nearly all of the spam does.
    var hasSite: Bool { submission.author.url?.isEmpty == false || submission.source != nil }
}
