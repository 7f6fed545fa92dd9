import Glibc

/// An error as the operating system gives it.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The call that failed, such as `open` or `fsync`.
    public let call: String
    /// The error number, such as `ENOSPC`.
    public let code: Int32

    /// Names a failed call and its error number.
    public init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// The error number of making what is there already.
    static let alreadyThere = EEXIST

    /// The call and the system's words, such as `fsync: No space left on device`.
    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}
