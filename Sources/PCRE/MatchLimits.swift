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
    /// start positions, so what one position costs is bounded by `match` alone, and subjects of up
    /// to 32 bytes never meet it.
    public var cpuTime: Duration

    /// Backtracking steps at one start position for each byte of the subject, and at least for
    /// 4 KiB of them; a step may cost as much as the subject is long. Zero: only `match` counts.
    public var matchPerByte: UInt32

    /// Makes limits; each must be above zero to let anything match.
    public init(
        match: UInt32, depth: UInt32, heapKiB: UInt32, cpuTime: Duration, matchPerByte: UInt32 = 0
    ) {
        self.match = match
        self.matchPerByte = matchPerByte
        self.depth = depth
        self.heapKiB = heapKiB
        self.cpuTime = cpuTime
    }

    /// What rules run under: a hostile search ends within some tens of milliseconds.
    public static let standard = MatchLimits(
        match: 1_000_000, depth: 100_000, heapKiB: 8192, cpuTime: .milliseconds(25),
        matchPerByte: 16)

    /// The steps that a subject of so many bytes gets at one start position.
    func match(forByteCount count: Int) -> UInt32 {
        if matchPerByte == 0 { return match }
        let (share, isOverflow) = UInt32(clamping: max(count, 4096))
            .multipliedReportingOverflow(by: matchPerByte)
        return isOverflow ? match : min(match, share)
    }
}
