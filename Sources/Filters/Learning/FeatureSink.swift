import Classifier

/// Takes features as they are found.
///
/// The hot path only hashes; explaining a verdict takes the same features once more, with the words.
protocol FeatureSink {
    /// A feature that stands for a range of the bytes that are being looked at.
    mutating func add(_ hash: UInt32, _ field: FeatureField, _ range: Range<Int>)

    /// A feature that stands for something without a place; `about` is asked for only to explain.
    mutating func add(_ hash: UInt32, _ field: FeatureField, about: @autoclosure () -> String)

    /// What the following features are taken from: the value of that number of a view, and the text
    /// that their ranges refer to.
    mutating func enter(_ view: View, number: Int, text: @autoclosure () -> String)

    /// How many features there are.
    var count: Int { get }

    /// Gives the features from `start` on the same value, in 128ths.
    mutating func setValue(_ value: UInt8, from start: Int)
}

extension FeatureSink {
    /// Shares `energy`, the sum of squares, evenly among the features from `start` on; none has more
    /// than `most`, in 128ths.
    mutating func share(_ energy: Double, from start: Int, most: Double = 128) {
        let number = count - start
        guard number > 0 else { return }
        let value = min(most, 128 * (energy / Double(number)).squareRoot())
        setValue(UInt8(max(1, min(255, value.rounded()))), from: start)
    }
}

/// Makes the vector.
struct VectorSink: FeatureSink {
    var builder = FeatureVectorBuilder()

    var count: Int { builder.count }

    @inline(__always)
    mutating func add(_ hash: UInt32, _ field: FeatureField, _ range: Range<Int>) {
        builder.add(hash: hash)
    }

    @inline(__always)
    mutating func add(_ hash: UInt32, _ field: FeatureField, about: @autoclosure () -> String) {
        builder.add(hash: hash)
    }

    mutating func enter(_ view: View, number: Int, text: @autoclosure () -> String) {}

    mutating func setValue(_ value: UInt8, from start: Int) {
        builder.setValue(value, from: start)
    }
}
