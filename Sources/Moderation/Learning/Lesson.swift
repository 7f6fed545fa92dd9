import Foundation

/// One step of a model: how far it was moved by one example.
///
/// A model is its starter plus the sum of all lessons, so a lesson with the opposite step takes
/// another back exactly.
public struct Lesson: Sendable, Hashable {
    /// What the lesson is about: a submission's id, or `import:` and a digest of a line of a corpus.
    public var subject: String
    /// What the subject now stands for; nil if it was unlearned.
    public var label: Label?
    /// How far the model was moved along `features`, in the model's own unit.
    public var step: Int32
    /// The hashed features, as the classifier writes them.
    public var features: Data
    /// When it was learned.
    public var learnedAt: Date

    /// A lesson.
    public init(subject: String, label: Label?, step: Int32, features: Data, learnedAt: Date) {
        self.subject = subject
        self.label = label
        self.step = step
        self.features = features
        self.learnedAt = learnedAt
    }
}
