/// What a person said of a submission in a corpus.
///
/// Any submission may carry it under the key `label`; only the commands that learn or evaluate
/// look at it.
public enum CorpusLabel: String, Sendable, Hashable, CaseIterable {
    /// A comment that readers want.
    case ham
    /// One that nobody asked for.
    case spam
}
