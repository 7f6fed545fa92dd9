import Filters

/// A figure with the bounds between which the truth lies 19 times out of 20.
public struct Interval: Sendable, Hashable {
    /// The figure.
    public var value: Double
    /// The lower bound.
    public var low: Double
    /// The upper bound.
    public var high: Double

    /// A figure between bounds.
    public init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// A share of a number of cases, with Wilson's bounds; nil without cases.
    public init?(_ count: Int, of total: Int) {
        let proportion = Proportion(count, of: total)
        guard let share = proportion.share else { return nil }
        let bounds = proportion.interval
        self.init(value: share, low: bounds.lowerBound, high: bounds.upperBound)
    }

    /// A figure of all cases, with the bounds that drawing as many cases again and again gives
    /// (percentile bootstrap); nil if there is no such figure.
    ///
    /// - Parameters:
    ///   - scores: the cases.
    ///   - draws: how often cases are drawn.
    ///   - figure: the figure of some cases.
    public init?(
        _ scores: [LabelledScore], draws: Int = 200, figure: ([LabelledScore]) -> Double?
    ) {
        guard let value = figure(scores) else { return nil }
        var random = SeededNumbers(seed: 7)
        var values: [Double] = []
        for _ in 0..<draws {
            let drawn = scores.indices.compactMap { _ in scores.randomElement(using: &random) }
            if let value = figure(drawn) { values.append(value) }
        }
        values.sort()
        guard let low = values.first, let high = values.last else { return nil }
        let cut = Int(Double(values.count) * 0.025)
        let isEnough = values.count > 40
        self.init(
            value: value, low: isEnough ? values[cut] : low,
            high: isEnough ? values[values.count - 1 - cut] : high)
    }
}
