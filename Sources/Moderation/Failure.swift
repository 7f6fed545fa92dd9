/// An error of the surroundings, not of the input: a full disk, a locked database, a bad file.
///
/// Stores and repositories throw errors that conform, so that callers know what to answer.
public protocol Failure: Error, CustomStringConvertible {
    /// What the caller can do about it.
    var remedy: FailureRemedy { get }
}

/// What a caller can do about a failure.
public enum FailureRemedy: String, Sendable, Hashable {
    /// Try the same again in a while.
    case tryLater
    /// Look at the disk, the folder or its permissions.
    case inspect
    /// Mend the configuration.
    case configure
    /// Mend the request: it asks for something that can't be.
    case correct
}
