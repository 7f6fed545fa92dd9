/// What a person says of a submission.
public enum Label: String, Sendable, Hashable, CaseIterable {
    /// A comment that readers want.
    case ham
    /// One that nobody asked for.
    case spam
}
