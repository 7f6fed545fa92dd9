import Moderation

/// Why the store could not do what it was asked to; nothing was changed.
///
/// Once a method of the store has thrown, none of its effects are there, and it may be called
/// again. What a moderator or backend asks for in vain (an unknown id, a stale revision) is an
/// outcome, not an error.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// What kind of trouble it is, and so who can do something about it.
    public enum Code: String, Sendable, Hashable {
        /// The folder or the file can't be made, opened or written with the rights at hand.
        case noAccess
        /// The file is not a database of Winnow's.
        case foreign
        /// A later version of Winnow wrote the database.
        case tooNew
        /// The database holds something that can't be; restore a backup.
        case damaged
        /// The disk is full.
        case full
        /// The disk failed to read or write.
        case inputOutput
        /// Others kept the database locked for longer than the patience given.
        case busy
        /// A page cursor that no listing gave out.
        case badCursor
        /// Anything else: a bug of Winnow's.
        case failed
    }

    /// What kind of trouble it is.
    public let code: Code
    /// What went wrong, where, and what to do; lower case, without a full stop.
    public let message: String
    /// What the layer below said; nil if there was nothing below.
    public let cause: (any Error)?

    /// Whether the same call may succeed later without anyone doing something.
    public var isTemporary: Bool { code == .busy || code == .full }

    /// The message, and the cause if there is one.
    public var description: String {
        guard let cause else { return message }
        return "\(message) (\(cause))"
    }

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

extension StoreError: Failure {
    /// What a caller can do about it.
    public var remedy: FailureRemedy {
        if isTemporary { return .tryLater }
        return code == .badCursor ? .correct : .inspect
    }
}
