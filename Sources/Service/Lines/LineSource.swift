import Moderation

/// Where requests come from.
public protocol LineSource: Sendable {
    /// Lines that have arrived, at least one; suspends until there is one. Nil at the end.
    func next() async throws -> [InputLine]?

    /// Ends the input: what has arrived is still given out, then nil.
    func stop()
}

/// Where replies go.
public protocol LineSink: Sendable {
    /// Writes all bytes; suspends while the other side does not read.
    ///
    /// - Throws: `LineError` if the other side is gone or the write fails.
    func write(_ bytes: [UInt8]) async throws

    /// Makes an end of waiting for a side that never reads, because of a shutdown.
    func stop()
}

/// Why lines can't be read or written.
public struct LineError: Failure {
    /// What failed, such as `cannot write to standard output: broken pipe`.
    public let description: String

    /// Names what failed.
    public init(_ description: String) {
        self.description = description
    }

    /// Nothing can be done but to look.
    public var remedy: FailureRemedy { .inspect }
}
