import Foundation

/// A linear model over hashed features: what each speaks for, in fixed point.
///
/// Weights are sums of whole numbers, so that what was added can be taken away exactly, in any
/// order. Copies share the weights until one of them is changed.
public struct Model: Sendable {
    /// The number of weights is two to this power.
    public static let bits = 18
    /// The number of weights.
    public static let size = 1 << bits
    /// What one unit of a weight is worth, in natural log-odds.
    public static let unit = 1.0 / 262_144
    /// What a step of 1 along a feature of value one is worth, in natural log-odds.
    public static let stepUnit = unit * Double(FeatureVector.one)

    /// The log-odds of nothing at all, in `unit`.
    public internal(set) var bias: Int32 = 0
    /// What was learned, and on top of what.
    public var record: ModelRecord
    var table: WeightTable

    /// A model that knows nothing.
    ///
    /// - Parameter featureVersion: how the features are made that it will see.
    public init(featureVersion: UInt32 = 0) {
        record = ModelRecord(featureVersion: featureVersion)
        table = WeightTable()
    }

    init(table: WeightTable, bias: Int32, record: ModelRecord) {
        self.table = table
        self.bias = bias
        self.record = record
    }

    /// What verdicts name: the starter, and the last lesson if there is one: `3f2a9c01+117`.
    public var version: String {
        let starter = String(record.starter, radix: 16)
        let name = String(repeating: "0", count: 16 - starter.count) + starter
        return record.lesson == 0 ? String(name.prefix(8)) : "\(name.prefix(8))+\(record.lesson)"
    }

    /// A digest of bias and weights alone; equal models have equal digests.
    public var weightsDigest: UInt64 {
        var digest = FileDigest()
        digest.add(UInt64(UInt32(bitPattern: bias)))
        digest.add(UnsafeRawBufferPointer(start: table.weights, count: Self.size * 4))
        return digest.value
    }

    /// The log-odds of spam.
    public func score(_ vector: FeatureVector) -> Double {
        let weights = table.weights
        var sum: Int64 = 0
        for entry in vector.packed {
            sum &+= Int64(weights[Int(entry & 0x3_FFFF)]) &* Int64(entry >> 24)
        }
        return (Double(bias) + Double(sum) / Double(FeatureVector.one)) * Self.unit
    }

    /// The probability of spam, 0 to 1.
    public func probability(_ vector: FeatureVector) -> Double { Self.probability(score(vector)) }

    /// The probability that log-odds stand for, 0 to 1.
    public static func probability(_ score: Double) -> Double { 1 / (1 + exp(-score)) }

    /// How far one feature moves the score, in natural log-odds; positive speaks for spam.
    public func contribution(of feature: FeatureVector.Feature) -> Double {
        Double(table.weights[Int(feature.index)]) * Double(feature.value)
            / Double(FeatureVector.one) * Self.unit
    }

    /// Adds `step` times the vector. The same with `-step` takes it back exactly.
    public mutating func add(_ vector: FeatureVector, step: Int32) {
        guard step != 0 else { return }
        if table.isMapped || !isKnownUniquelyReferenced(&table) {
            table = WeightTable(copying: table)
        }
        let weights = table.weights
        for entry in vector.packed {
            weights[Int(entry & 0x3_FFFF)] &+= step &* Int32(entry >> 24)
        }
    }
}
