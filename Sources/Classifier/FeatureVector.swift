/// What a classifier sees of a text: distinct features, each the index of a weight and a value.
///
/// The caller hashes and weighs; nothing here knows what a feature stands for. A value is in
/// 128ths, so that 128 is one.
public struct FeatureVector: Sendable, Hashable {
    /// One feature.
    public struct Feature: Sendable, Hashable {
        /// The weight it belongs to, below `Model.size`.
        public let index: UInt32
        /// How much of it there is, in 128ths; at least 1.
        public let value: UInt8

        /// The feature of a hash, whose high bits choose the weight.
        ///
        /// - Parameters:
        ///   - hash: the hash of what it stands for.
        ///   - value: in 128ths; 0 is taken for 1.
        public init(hash: UInt32, value: UInt8 = FeatureVector.one) {
            self.init(index: hash >> UInt32(32 - Model.bits), value: value)
        }

        init(index: UInt32, value: UInt8) {
            self.index = index & UInt32(Model.size - 1)
            self.value = max(1, value)
        }
    }

    /// The value that stands for one.
    public static let one: UInt8 = 128

    /// Value in the high byte, index below: half the memory of the pair.
    private(set) var packed: [UInt32]

    /// A vector of these features; of features with the same index the first counts.
    public init(_ features: [Feature] = []) {
        var builder = FeatureVectorBuilder()
        for feature in features { builder.add(index: feature.index, value: feature.value) }
        self = builder.vector
    }

    /// A vector of features whose indices are known to differ.
    init(packed: [UInt32]) { self.packed = packed }

    /// The features, each index once, in no order that means anything.
    public var features: [Feature] {
        packed.map { Feature(index: $0 & 0xFF_FFFF, value: UInt8($0 >> 24)) }
    }

    /// How many features there are.
    public var count: Int { packed.count }

    /// The sum of the squares of all values; one feature of value one has 1.
    public var squaredLength: Double {
        let sum = packed.reduce(0) { $0 + Int($1 >> 24) * Int($1 >> 24) }
        return Double(sum) / 16_384
    }
}
