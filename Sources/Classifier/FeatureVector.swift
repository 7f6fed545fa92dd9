/// What a classifier sees of a text: distinct features, each a 32-bit hash with a weight.
///
/// The caller hashes and weighs; nothing here knows what a feature stands for.
public struct FeatureVector: Sendable, Hashable {
    /// One feature.
    public struct Feature: Sendable, Hashable {
        /// The hash of what it stands for.
        public var hash: UInt32
        /// How much of it there is; above zero.
        public var value: Float

        /// A feature by hash and value.
        public init(hash: UInt32, value: Float = 1) {
            self.hash = hash
            self.value = value
        }
    }

    /// The features, each hash once.
    public private(set) var features: [Feature]

    /// A vector of these features; of features with the same hash the first counts.
    public init(_ features: [Feature] = []) {
        var seen: Set<UInt32> = []
        self.features = features.filter { seen.insert($0.hash).inserted }
    }
}
