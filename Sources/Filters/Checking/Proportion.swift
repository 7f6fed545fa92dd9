/// A share that was counted, with how sure one can be of it.
public struct Proportion: Sendable, Hashable {
    /// How many of all.
    public var count: Int
    /// All.
    public var total: Int

    /// So many of so many.
    public init(_ count: Int, of total: Int) {
        self.count = count
        self.total = total
    }

    /// The share, 0 to 1; nil of nothing.
    public var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

    /// The 95 % interval after E. B. Wilson (1927), which holds for small counts too; 0 to 1 of
    /// nothing.
    public var interval: ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let (z, number) = (1.959964, Double(total))
        let share = Double(count) / number
        let divisor = 1 + z * z / number
        let centre = share + z * z / (2 * number)
        let spread =
            z * (share * (1 - share) / number + z * z / (4 * number * number)).squareRoot()
        let low = count == 0 ? 0 : max(0, (centre - spread) / divisor)
        let high = count == total ? 1 : min(1, (centre + spread) / divisor)
        return low...max(low, high)
    }
}
