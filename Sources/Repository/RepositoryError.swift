import Glibc
import Moderation

/// Why the repository could not be written or read, and what to do about it.
public struct RepositoryError: Failure, Hashable {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, Hashable {
        /// No space or quota is left.
        case full
        /// This user may not write or read there.
        case forbidden
        /// The file system is mounted for reading only.
        case readOnly
        /// A folder stands where a file should be.
        case notAFile
        /// A file or a symbolic link stands where a folder should be.
        case notAFolder
        /// A symbolic link stands where a file should be; links are never followed.
        case link
        /// The folder isn't there.
        case missing
        /// The device failed; the disk may be broken.
        case device
        /// This process or machine has too many files open.
        case tooManyFiles
        /// A writer was used after its `exclusively` had ended.
        case ended
        /// Anything else; the cause says what.
        case other
    }

    /// What went wrong.
    public let code: Code
    /// The file or folder concerned.
    public let path: String
    /// One sentence on what to do, in lower case without a full stop.
    public let message: String
    /// What the operating system said; nil if it wasn't asked.
    public let cause: SystemError?

    /// Names a problem and what to do about it.
    public init(code: Code, path: String, message: String, cause: SystemError? = nil) {
        self.code = code
        self.path = path
        self.message = message
        self.cause = cause
    }

    /// Says in the repository's words what the operating system said of `path`.
    init(_ cause: SystemError, path: String) {
        let code = Code(cause.code)
        self.init(code: code, path: path, message: code.advice, cause: cause)
    }

    /// The path, the advice and the system's words.
    public var description: String {
        "\(path): \(message)" + (cause.map { " (\($0))" } ?? "")
    }

    /// Only too many open files mend themselves.
    public var remedy: FailureRemedy { code == .tooManyFiles ? .tryLater : .inspect }
}

extension RepositoryError.Code {
    fileprivate init(_ number: Int32) {
        switch number {
        case ENOSPC, EDQUOT: self = .full
        case EACCES, EPERM: self = .forbidden
        case EROFS: self = .readOnly
        case EISDIR: self = .notAFile
        case ENOTDIR: self = .notAFolder
        case ELOOP: self = .link
        case ENOENT: self = .missing
        case EIO: self = .device
        case EMFILE, ENFILE: self = .tooManyFiles
        default: self = .other
        }
    }

    fileprivate var advice: String {
        switch self {
        case .full: "the disk is full; free some space, and publishing goes on by itself"
        case .forbidden: "not allowed; give the user that runs winnow the right to write here"
        case .readOnly: "the file system is read-only; mount it for writing or move the data"
        case .notAFile: "a folder stands where a file should be; move it away"
        case .notAFolder: "a file or link stands where a folder should be; move it away"
        case .link: "a symbolic link stands where it may not be, and is not followed; remove it"
        case .missing: "not there; make the folder, or leave it to winnow to make it"
        case .device: "the disk reports an error; check it before anything else"
        case .tooManyFiles: "too many open files; raise the limit of open files"
        case .ended: "a writer was used after its time"
        case .other: "could not be used; see the cause"
        }
    }
}
