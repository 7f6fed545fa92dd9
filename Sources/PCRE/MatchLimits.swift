/// Bounds on the work of one search.
public struct MatchLimits: Sendable, Hashable {
    /// Backtracking steps at one start position. JIT code counts fewer events than the
    /// interpreter does, so it gets further on the same number.
    public var match: UInt32
    /// Nested backtracking points; only the interpreter looks at it.
    public var depth: UInt32
    /// Memory for backtracking in KiB; only the interpreter looks at it. JIT code has a stack of
    /// at most 1 MiB, and a search that needs more is repeated by the interpreter.
    public var heapKiB: UInt32
    /// CPU time of the calling thread for one search. It is looked at only between windows of
    /// start positions, so subjects below 4 KiB never meet it.
    public var cpuTime: Duration

    /// Makes limits; each must be above zero to let anything match.
    public init(match: UInt32, depth: UInt32, heapKiB: UInt32, cpuTime: Duration) {
        self.match = match
        self.depth = depth
        self.heapKiB = heapKiB
        self.cpuTime = cpuTime
    }

    /// What rules run under: a hostile search ends within some tens of milliseconds.
    public static let standard = MatchLimits(
        match: 1_000_000, depth: 100_000, heapKiB: 8192, cpuTime: .milliseconds(25))
}
