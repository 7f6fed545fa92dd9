/// Why a search could not say whether the pattern matches.
public enum MatchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bound that ended a search.
    public enum Limit: String, Sendable, Equatable {
        /// `MatchLimits.match`.
        case match
        /// `MatchLimits.depth`.
        case depth
        /// `MatchLimits.heapKiB`.
        case heap
        /// `MatchLimits.cpuTime`.
        case time
    }

    /// The search was given up at one of its limits; there may or may not be a match.
    case limitExceeded(Limit)
    /// PCRE2 failed otherwise (out of memory, a recursion loop); its error number and text.
    case `internal`(code: Int, message: String)

    /// One line, lower case.
    public var description: String {
        switch self {
        case .limitExceeded(let limit): "the \(limit.rawValue) limit was exceeded"
        case .internal(let code, let message): "\(message) (PCRE2 error \(code))"
        }
    }
}
