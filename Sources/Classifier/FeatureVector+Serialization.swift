import Foundation

/// The form in which lessons keep features: the version of the form, then for each value that
/// occurs the value, the number of features that have it, and the gaps between their sorted
/// indices; numbers as LEB128.
extension FeatureVector {
    private static let formVersion: UInt8 = 1

    /// The features as bytes, the same for the same features on every machine.
    public var serialized: Data {
        var data = Data([Self.formVersion])
        let sorted = packed.sorted()
        var start = 0
        while start < sorted.count {
            let value = sorted[start] >> 24
            let end = sorted[start...].firstIndex { $0 >> 24 != value } ?? sorted.count
            data.append(UInt8(value))
            Self.append(UInt32(end - start), to: &data)
            var last: UInt32 = 0
            for entry in sorted[start..<end] {
                Self.append((entry & 0xFF_FFFF) - last, to: &data)
                last = entry & 0xFF_FFFF
            }
            start = end
        }
        return data
    }

    /// The features that `serialized` wrote; nil for any other bytes.
    public init?(serialized: Data) {
        var bytes = serialized.makeIterator()
        guard bytes.next() == Self.formVersion else { return nil }
        var builder = FeatureVectorBuilder(capacity: min(serialized.count, 4096))
        var lastValue = 0
        while let value = bytes.next() {
            guard Int(value) > lastValue, let count = Self.number(&bytes), count > 0,
                count <= Model.size
            else { return nil }
            lastValue = Int(value)
            var index: UInt32 = 0
            for position in 0..<count {
                guard let gap = Self.number(&bytes), gap < UInt32(Model.size),
                    position == 0 || gap > 0, index + gap < UInt32(Model.size)
                else { return nil }
                index += gap
                guard builder.add(index: index, value: value) else { return nil }
            }
        }
        self = builder.vector
    }

    private static func append(_ number: UInt32, to data: inout Data) {
        var rest = number
        while rest >= 0x80 {
            data.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        data.append(UInt8(rest))
    }

    /// The next number, in its shortest form; nil if there is none.
    private static func number(_ bytes: inout Data.Iterator) -> UInt32? {
        var number: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 28, by: 7) {
            guard let byte = bytes.next() else { return nil }
            number |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 ? nil : number }
        }
        return nil
    }
}
