/// Scores in thousandths of a point, so that sums are exact.
struct Points: Sendable, Hashable, Comparable {
    var thousandths: Int

    static let zero = Points(thousandths: 0)
    /// The most that one rule, cap or threshold can say, in points.
    static let maximum = 1000.0

    init(thousandths: Int) { self.thousandths = thousandths }

    /// Rounds to the nearest thousandth.
    init(_ points: Double) {
        let bounded = min(max(points, -Self.maximum), Self.maximum)
        thousandths = Int((bounded * 1000).rounded())
    }

    var value: Double { Double(thousandths) / 1000 }

    static func < (one: Points, other: Points) -> Bool { one.thousandths < other.thousandths }

    static func + (one: Points, other: Points) -> Points {
        Points(thousandths: one.thousandths + other.thousandths)
    }

    static func - (one: Points, other: Points) -> Points {
        Points(thousandths: one.thousandths - other.thousandths)
    }

    static func += (one: inout Points, other: Points) { one = one + other }

    /// `5.5`, `-3`, `0.125`.
    var text: String { Self.text(of: value) }

    /// `+5.5`, `-3`.
    var signedText: String { thousandths > 0 ? "+\(text)" : text }

    /// A number without needless digits.
    static func text(of number: Double) -> String {
        guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
        return String(Int(number))
    }
}
