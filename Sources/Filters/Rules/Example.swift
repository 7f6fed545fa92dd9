import Moderation
import YAML

/// A submission on which a rule must fire, or must not.
public struct Example: Sendable, Hashable {
    /// The submission.
    public var submission: Submission
    /// What the blog knows of its sender.
    public var history: History
    /// Where it is written.
    public var place: YAMLPlace
}
