import Classifier

/// Takes features as they are found, and remembers where they were found, so that a verdict can be
/// explained without looking for them once more.
struct FeatureCollector {
    /// What one feature stands for.
    struct Origin {
        let field: FeatureField
        let view: View
        /// Which value of the view.
        let number: UInt16
        /// Which of `texts` the range is in; -1 for what has no place.
        let text: Int16
        /// Where in the text; for what has no place, its number in `names`.
        let start: Int32
        let end: Int32
    }

    /// Whether what has no place is named too.
    let isNaming: Bool
    private var builder = FeatureVectorBuilder()
    /// In the order of the features.
    private(set) var origins: [Origin] = []
    /// What ranges refer to.
    private(set) var texts: [String] = []
    /// What has no place.
    private(set) var names: [String] = []
    private var view = View.content
    private var number: UInt16 = 0

    init(isNaming: Bool = false) {
        self.isNaming = isNaming
        origins.reserveCapacity(512)
    }

    /// The features.
    var vector: FeatureVector { builder.vector }

    /// How many features there are.
    var count: Int { builder.count }

    /// A feature that stands for a range of the bytes that are being looked at.
    @inline(__always)
    mutating func add(_ hash: UInt32, _ field: FeatureField, _ range: Range<Int>) {
        guard builder.add(hash: hash) else { return }
        origins.append(
            Origin(
                field: field, view: view, number: number, text: Int16(clamping: texts.count - 1),
                start: Int32(truncatingIfNeeded: range.lowerBound),
                end: Int32(truncatingIfNeeded: range.upperBound)))
    }

    /// A feature and its place in the bytes that are being looked at.
    struct Sight {
        let hash: UInt32
        let start: Int32
        let end: Int32
    }

    /// Many features that stand for ranges of the bytes that are being looked at.
    mutating func add(_ sights: UnsafeBufferPointer<Sight>, _ field: FeatureField) {
        let (view, number, text) = (view, number, Int16(clamping: texts.count - 1))
        var origins = origins
        self.origins = []
        builder.add(count: sights.count, hash: { sights[$0].hash }) { place in
            origins.append(
                Origin(
                    field: field, view: view, number: number, text: text,
                    start: sights[place].start, end: sights[place].end))
        }
        self.origins = origins
    }

    /// A feature that stands for something without a place; `about` is asked for only to name it.
    mutating func add(_ hash: UInt32, _ field: FeatureField, about: @autoclosure () -> String) {
        guard builder.add(hash: hash) else { return }
        let name = Int32(names.count)
        if isNaming { names.append(about()) }
        origins.append(
            Origin(field: field, view: view, number: number, text: -1, start: name, end: name))
    }

    /// What the following features are taken from: the value of that number of a view, and the text
    /// that their ranges refer to.
    mutating func enter(_ view: View, number: Int, text: String) {
        (self.view, self.number) = (view, UInt16(clamping: number))
        texts.append(text)
    }

    /// Shares `energy`, the sum of squares, evenly among the features from `start` on; none has more
    /// than `most`, in 128ths.
    mutating func share(_ energy: Double, from start: Int, most: Double = 128) {
        let number = count - start
        guard number > 0 else { return }
        let value = min(most, 128 * (energy / Double(number)).squareRoot())
        setValue(UInt8(max(1, min(255, value.rounded()))), from: start)
    }

    /// Gives the features from `start` on the same value, in 128ths.
    mutating func setValue(_ value: UInt8, from start: Int) {
        builder.setValue(value, from: start)
    }
}
