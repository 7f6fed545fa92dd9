/// Why a process could not be started or talked to.
public struct ProcessFailure: Error, CustomStringConvertible {
    /// What went wrong, and with which program.
    public let description: String

    init(_ description: String) { self.description = description }
}
