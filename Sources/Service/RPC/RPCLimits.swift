import JSON

/// What the server takes, as `describe` announces it.
public struct RPCLimits: Sendable, Hashable {
    /// The greatest length of a line, in bytes.
    public var lineByteCount: Int
    /// How much is read ahead of the replies, in bytes.
    public var bufferByteCount: Int
    /// How deep JSON may nest.
    public var depth: Int
    /// How long `wait: true` waits for a verdict before it answers `queued`.
    public var wait: Duration

    /// Lines of 256 KiB, which hold the longest comment as encoders write it, 1 MiB read ahead,
    /// 32 levels, 30 seconds.
    public init(
        lineByteCount: Int = 1 << 18, bufferByteCount: Int = 1 << 20, depth: Int = 32,
        wait: Duration = .seconds(30)
    ) {
        self.lineByteCount = lineByteCount
        self.bufferByteCount = bufferByteCount
        self.depth = depth
        self.wait = wait
    }

    var json: JSONValue {
        [
            "line_bytes": .integer(Int64(lineByteCount)), "depth": .integer(Int64(depth)),
            "batch": .integer(Int64(RPCLine.maximumBatchCount)),
            "buffer_bytes": .integer(Int64(bufferByteCount)),
            "wait_seconds": .integer(wait.components.seconds),
        ]
    }
}
