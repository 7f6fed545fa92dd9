/// How long submissions waited, in seconds.
public struct WaitFigures: Sendable, Hashable {
    /// How many.
    public var count = 0
    /// Half waited no longer; nil of none.
    public var median: Double?
    /// Nine in ten waited no longer; nil of none.
    public var ninetieth: Double?
    /// The longest; nil of none.
    public var longest: Double?

    /// None waited.
    public init() {}

    /// Sums up waiting times. Those before their time, by a clock that jumped, count as 0.
    public init(seconds: [Double]) {
        let sorted = seconds.map { max(0, $0) }.sorted()
        count = sorted.count
        median = Self.quantile(0.5, of: sorted)
        ninetieth = Self.quantile(0.9, of: sorted)
        longest = sorted.last
    }

    /// The least value that a share of all doesn't exceed.
    private static func quantile(_ share: Double, of sorted: [Double]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let place = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(0, place), sorted.count - 1)]
    }
}
