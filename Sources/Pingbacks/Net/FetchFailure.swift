/// Why there is no answer from a web server.
public struct FetchFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Reason: String, Sendable, Hashable {
        /// libcurl is not installed.
        case absent
        /// The address, port or scheme may not be asked.
        case refused
        /// The name has no address.
        case unresolved
        /// Nothing answers there.
        case unreachable
        /// It took too long.
        case timedOut
        /// The server's certificate or the encryption is not sound.
        case tls
        /// Too many redirects, or one to nowhere.
        case redirect
        /// The answer can't be read.
        case malformed
        /// We are shutting down.
        case cancelled
    }

    /// What went wrong.
    public var reason: Reason
    /// One line for people, in lower case.
    public var description: String

    /// Names a failure.
    public init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }

    /// Whether the same may succeed later.
    public var isPassing: Bool {
        switch reason {
        case .refused, .redirect: false
        case .absent, .unresolved, .unreachable, .timedOut, .tls, .malformed, .cancelled: true
        }
    }
}
