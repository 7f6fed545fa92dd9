import JSON
import Moderation

/// A line of a corpus: a submission and what a person said of it.
public struct LabelledSubmission: Sendable, Hashable {
    /// The submission.
    public var submission: Submission
    /// What a person said of it; nil if the line carries no label.
    public var label: Label?

    /// A submission with its label.
    public init(submission: Submission, label: Label?) {
        self.submission = submission
        self.label = label
    }

    /// Reads a submission in the shape of every command, with the key `label`.
    ///
    /// - Throws: `WireError` with every problem by field.
    public init(json: JSONValue) throws(WireError) {
        submission = try Submission(json: json)
        // A label that is no label was refused with the submission.
        label = json.objectValue?["label"]?.stringValue.flatMap(Label.init(rawValue:))
    }
}
