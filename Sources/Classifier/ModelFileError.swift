/// Why a model can't be read or written.
public enum ModelFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such file.
    case missing(String)
    /// The system refused, with its reason.
    case system(String, reason: String)
    /// It is no model, or of a format that this version can't read.
    case foreign(String)
    /// It is cut short, too long, or changed since it was written.
    case damaged(String)

    /// What is wrong with which file.
    public var description: String {
        switch self {
        case .missing(let path): "\(path): there is no such file"
        case .system(let path, let reason): "\(path): \(reason)"
        case .foreign(let path): "\(path): not a model that this version can read"
        case .damaged(let path): "\(path): the model is damaged"
        }
    }
}
