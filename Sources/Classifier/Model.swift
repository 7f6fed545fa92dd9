import Foundation

/// A linear model over hashed features: what each speaks for, in fixed point.
///
/// Weights are sums of whole numbers, so that what was added can be taken away exactly.
public struct Model: Sendable {
    /// The number of weights is two to this power.
    public static let bits = 18
    /// What one unit of a weight is worth, in natural log-odds.
    public static let unit = 1.0 / 65_536

    /// In `unit`, by the low bits of a feature's hash; positive speaks for spam.
    public private(set) var weights: [Int32]
    /// The log-odds of nothing at all, in `unit`.
    public private(set) var bias: Int32 = 0

    /// A model that knows nothing.
    public init() { weights = [Int32](repeating: 0, count: 1 << Self.bits) }

    /// The log-odds of spam.
    public func score(_ vector: FeatureVector) -> Double {
        let mask = UInt32(weights.count - 1)
        let sum = vector.features.reduce(Double(bias)) {
            $0 + Double(weights[Int($1.hash & mask)]) * Double($1.value)
        }
        return sum * Self.unit
    }

    /// The probability of spam, 0 to 1.
    public func probability(_ vector: FeatureVector) -> Double {
        1 / (1 + exp(-score(vector)))
    }

    /// The step that would teach this example, in `unit`; 0 if the model is sure of it already.
    public func step(for vector: FeatureVector, isSpam: Bool) -> Int32 {
        let error = (isSpam ? 1 : 0) - probability(vector)
        return abs(error) < 0.1 ? 0 : Int32((error * 0.5 / Self.unit).rounded())
    }

    /// Adds `step` times the vector. The same with `-step` takes it back exactly.
    public mutating func add(_ vector: FeatureVector, step: Int32) {
        let mask = UInt32(weights.count - 1)
        for feature in vector.features {
            let change = Int32((Double(step) * Double(feature.value)).rounded())
            weights[Int(feature.hash & mask)] &+= change
        }
    }
}
