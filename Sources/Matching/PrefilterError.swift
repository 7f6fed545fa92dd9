/// Why a prefilter could not be made. A pattern that cannot be filtered is not an error.
public enum PrefilterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Two entries have this id.
    case duplicateID(Int)
    /// libhs failed as a whole, for lack of memory or of a processor it supports.
    case unavailable(String)

    /// One line, lower case.
    public var description: String {
        switch self {
        case .duplicateID(let id): "two entries have the id \(id)"
        case .unavailable(let reason): "libhs cannot be used: \(reason)"
        }
    }
}
