/// How examples move the weights.
///
/// The rule is logistic regression by single steps, trained near the margin: what is known for
/// sure already teaches nothing, so ten thousand like examples don't drown the rest.
extension Model {
    /// How many subjects have taught each label.
    public struct Balance: Sendable, Hashable {
        /// Subjects that stand as ham.
        public var ham: Int
        /// Subjects that stand as spam.
        public var spam: Int

        /// Counts by label.
        public init(ham: Int = 0, spam: Int = 0) {
            self.ham = ham
            self.spam = spam
        }
    }

    /// How far one example moves its own score if the model was quite wrong, in log-odds.
    static let learningRate = 6.0
    /// Errors below this teach nothing.
    static let margin = 0.05
    /// Ham is worth more care: to hide a comment is worse than to show an advertisement.
    static let hamCare = 1.3
    /// How many times the other label's examples, and ten more, one label may count in full.
    static let dominance = 3.0

    /// The step that would teach this example; 0 if the model is sure of it already.
    ///
    /// If one label has many more examples than the other, its steps shrink in proportion, so that a
    /// blog which only ever reports spam (or approves ham) doesn't push everything to one side.
    public func step(
        for vector: FeatureVector, isSpam: Bool, balance: Balance = Balance()
    ) -> Int32 {
        let error = (isSpam ? 1 : 0) - probability(vector)
        guard abs(error) >= Self.margin, vector.count > 0 else { return 0 }
        let (own, other) =
            isSpam ? (balance.spam, balance.ham) : (balance.ham, balance.spam)
        let allowed = Self.dominance * (Double(max(0, other)) + 10)
        let share = min(1, allowed / Double(max(1, own)))
        let care = isSpam ? 1 : Self.hamCare
        let length = max(1, vector.squaredLength)
        let step = error * Self.learningRate * care * share / length / Self.stepUnit
        return Int32(max(-1_000_000, min(1_000_000, step.rounded())))
    }
}

extension Model {
    /// A model of trained weights, rounded to what a packed file holds; it is its own starter.
    ///
    /// - Parameters:
    ///   - weights: in natural log-odds, as many as `size`; missing ones are zero.
    ///   - bias: the log-odds of nothing at all.
    ///   - featureVersion: how the features are made that it has seen.
    public init(weights: [Double], bias: Double, featureVersion: UInt32) {
        let table = WeightTable()
        for (index, weight) in weights.prefix(Self.size).enumerated() {
            table.weights[index] = Int32(max(-8_000, min(8_000, weight)) / Self.unit)
        }
        self.init(
            table: table, bias: Int32(max(-8_000, min(8_000, bias)) / Self.unit),
            record: ModelRecord(featureVersion: featureVersion))
        self = rounded
        record.starter = weightsDigest
    }

    /// The same model with its log-odds on another line, as a calibration wants them.
    public func scaled(by slope: Double, offset: Double) -> Model {
        let weights = (0..<Self.size).map { Double(table.weights[$0]) * Self.unit * slope }
        return Model(
            weights: weights, bias: Double(bias) * Self.unit * slope + offset,
            featureVersion: record.featureVersion)
    }
}
